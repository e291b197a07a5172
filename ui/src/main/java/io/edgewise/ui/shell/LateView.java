package io.edgewise.ui.shell;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;

/**
 * A view in a tab that is made when it is shown or used for the first time, so that nobody waits for it who opens the window. To be
 * used on the thread of the screen.
 *
 * @param <V> the view
 */
public final class LateView<V> implements Supplier<V> {

  private final Supplier<V> maker;
  private final Function<V, Node> node;
  private final Tab tab;
  private V view;

  /**
   * A tab without content.
   *
   * @param id of the tab
   * @param name that the tab shows
   * @param maker makes the view
   * @param node what is shown of it
   */
  public LateView(String id, String name, Supplier<V> maker, Function<V, Node> node) {
    this.maker = maker;
    this.node = node;
    tab = new Tab(name);
    tab.setId(id);
    tab.selectedProperty().addListener((property, was, is) -> {
      if (is) {
        get();
      }
    });
  }

  /** The tab, which has its content once it was shown. */
  public Tab tab() {
    return tab;
  }

  /** The view, made now if it was not before. */
  @Override
  public V get() {
    if (view == null) {
      view = Objects.requireNonNull(maker.get(), "view");
      tab.setContent(node.apply(view));
    }
    return view;
  }

  /** The view if it was made. */
  public Optional<V> made() {
    return Optional.ofNullable(view);
  }
}
