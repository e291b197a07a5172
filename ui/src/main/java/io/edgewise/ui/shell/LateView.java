package io.edgewise.ui.shell;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Tab;

/**
 * A view in a tab that is made when it is shown or used for the first time, so that nobody waits for it who opens the window, and
 * is in the scene only while its tab is selected: what is in a scene takes part in every change of style and every layout, also
 * where it is hidden. To be used on the thread of the screen.
 *
 * @param <V> the view
 */
public final class LateView<V> implements Supplier<V> {

  private final Supplier<V> maker;
  private final Function<V, Node> shown;
  private final Tab tab;
  private final ReadOnlyObjectWrapper<Node> node = new ReadOnlyObjectWrapper<>(this, "node");
  private V view;

  /**
   * A tab without content.
   *
   * @param id of the tab
   * @param name that the tab shows
   * @param maker makes the view
   * @param shown what is shown of it
   */
  public LateView(String id, String name, Supplier<V> maker, Function<V, Node> shown) {
    this.maker = maker;
    this.shown = shown;
    tab = new Tab(name);
    tab.setId(id);
    tab.selectedProperty().addListener((property, was, is) -> {
      if (is) {
        get();
      }
      tab.setContent(is ? node.get() : null);
    });
  }

  /** The tab, which has its content while it is selected. */
  public Tab tab() {
    return tab;
  }

  /** The view, made now if it was not before. */
  @Override
  public V get() {
    if (view == null) {
      view = Objects.requireNonNull(maker.get(), "view");
      node.set(shown.apply(view));
    }
    return view;
  }

  /** The view if it was made. */
  public Optional<V> made() {
    return Optional.ofNullable(view);
  }

  /** What is shown of the view, also while it is not shown; null before it is made. */
  public ReadOnlyObjectProperty<Node> nodeProperty() {
    return node.getReadOnlyProperty();
  }
}
