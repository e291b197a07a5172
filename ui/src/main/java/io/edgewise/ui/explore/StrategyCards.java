package io.edgewise.ui.explore;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import io.edgewise.report.layout.Theme;
import io.edgewise.report.table.Numbers;
import io.edgewise.topology.catalog.PlatformOffer;
import io.edgewise.ui.placement.PlacementForm;
import io.edgewise.ui.placement.PlacementFormViewModel;
import io.edgewise.ui.shell.Outdated;
import io.edgewise.ui.shell.Workbench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The strategies as cards below each other, or the form in which one of them is edited. */
public final class StrategyCards implements AutoCloseable {

  private static final double GAP = 8;

  private final Workbench workbench;
  private final StrategyCardsViewModel model;
  private final BorderPane root = new BorderPane();
  private final VBox head = new VBox(4);
  private final VBox list = new VBox(GAP);
  private final ScrollPane scroll = new ScrollPane(list);
  private final Label scale = new Label();
  private final Map<String, CardView> views = new LinkedHashMap<>();
  private PlacementFormViewModel form;

  /**
   * The cards of a workbench.
   *
   * @param screen runs what changes the screen
   */
  public StrategyCards(Workbench workbench, Executor screen) {
    this.workbench = workbench;
    model = new StrategyCardsViewModel(workbench, screen);
    root.getStyleClass().add("strategy-cards");
    root.setId("strategies");
    list.setPadding(new Insets(0, 10, 10, 10));
    list.setMinWidth(0);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    Label title = new Label("Strategies");
    title.getStyleClass().add("heading");
    scale.getStyleClass().add("status");
    scale.setWrapText(true);
    head.setPadding(new Insets(10));
    BorderPane first = new BorderPane();
    first.setLeft(title);
    first.setRight(addButton());
    head.getChildren().addAll(first, scale);
    root.setTop(head);
    root.setCenter(scroll);
    InvalidationListener follow = property -> follow();
    model.cardsProperty().addListener(follow);
    workbench.themeProperty().addListener(follow);
    model.selectedProperty().addListener((property, before, now) -> mark());
    Outdated.dims(list, workbench.answers());
    follow();
  }

  /** What is shown. */
  public Region node() {
    return root;
  }

  /** The strategies, and which of them is looked at. */
  public StrategyCardsViewModel model() {
    return model;
  }

  private void follow() {
    List<StrategyCard> cards = model.cardsProperty().get();
    views.keySet().removeIf(id -> cards.stream().noneMatch(card -> card.id().equals(id)));
    cards.forEach(card -> views.computeIfAbsent(card.id(), this::view));
    List<CardView> ordered = cards.stream().map(card -> views.get(card.id())).toList();
    double longest = model.longest();
    Theme theme = workbench.themeProperty().get();
    for (int i = 0; i < ordered.size(); i++) {
      ordered.get(i).show(cards.get(i), longest, theme);
    }
    if (!list.getChildren().equals(ordered)) {
      boolean focused = ordered.stream().anyMatch(Node::isFocused);
      list.getChildren().setAll(ordered);
      if (focused) {
        focus();
      }
    }
    scale.setText(Double.isNaN(longest) ? "" : "Bars from p50 to p95, lines to p99, of " + Numbers.time(longest));
    mark();
  }

  private void mark() {
    views.forEach((id, view) -> view.mark(id.equals(model.selectedProperty().get())));
  }

  private CardView view(String id) {
    CardView view = new CardView(id, menu(id));
    view.setOnMousePressed(event -> {
      model.select(id);
      view.requestFocus();
    });
    view.focusedProperty().addListener((property, was, is) -> {
      if (is) {
        model.select(id);
      }
    });
    view.setOnKeyPressed(event -> pressed(id, event));
    new CardDrag(list, view, target -> model.move(id, target)).install();
    return view;
  }

  private void pressed(String id, KeyEvent event) {
    if (event.getTarget() != views.get(id)) {
      // Keys within a field or a menu are not meant for the card.
      return;
    }
    boolean alt = event.isAltDown();
    KeyCode key = event.getCode();
    Runnable action = switch (key) {
      case ENTER -> () -> edit(id);
      case DELETE -> () -> model.delete(id);
      case H -> () -> model.toggleHidden(id);
      case F2 -> () -> rename(id);
      case UP -> () -> step(id, alt, -1);
      case DOWN -> () -> step(id, alt, 1);
      default -> null;
    };
    if (action != null && (!event.isShortcutDown())) {
      event.consume();
      action.run();
    }
  }

  /** The card itself moves, or the look goes to the next one. */
  private void step(String id, boolean move, int by) {
    if (move) {
      model.moveBy(id, by);
      return;
    }
    List<StrategyCard> cards = model.cardsProperty().get();
    int at = cards.indexOf(views.get(id).card()) + by;
    if (at >= 0 && at < cards.size()) {
      views.get(cards.get(at).id()).requestFocus();
    }
  }

  private void focus() {
    CardView view = views.get(model.selectedProperty().get());
    if (view != null) {
      view.requestFocus();
    }
  }

  private MenuButton menu(String id) {
    MenuButton button = new MenuButton("⋯");
    button.setId("card-menu-" + id);
    button.getStyleClass().addAll(Styles.FLAT, Tweaks.NO_ARROW, "card-menu");
    button.setAccessibleText("What can be done with the strategy");
    button.setTooltip(new Tooltip("Strategy\nEdits, renames, copies, hides, moves or deletes it."));
    MenuItem hide = item("Hide (H)", "hide", () -> model.toggleHidden(id));
    button.setOnShowing(event -> hide.setText(workbench.hidden().contains(id) ? "Show (H)" : "Hide (H)"));
    button.getItems().addAll(item("Edit… (Enter)", "edit", () -> edit(id)),
        item("Rename (F2)", "rename", () -> rename(id)),
        item("Duplicate", "duplicate", () -> model.duplicate(id)), hide,
        item("Move up (Alt+Up)", "up", () -> model.moveBy(id, -1)),
        item("Move down (Alt+Down)", "down", () -> model.moveBy(id, 1)), new SeparatorMenuItem(),
        item("Delete (Del)", "delete", () -> model.delete(id)));
    return button;
  }

  private static MenuItem item(String text, String id, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }

  private MenuButton addButton() {
    MenuButton button = new MenuButton("Add");
    button.setId("add-strategy");
    button.setTooltip(new Tooltip("Add a strategy\nA copy of another one, or one on a platform of the catalogue."));
    button.setOnShowing(event -> {
      model.prepare();
      button.getItems().setAll(templates());
    });
    model.platformsProperty().addListener((property, before, now) -> {
      if (button.isShowing()) {
        button.getItems().setAll(templates());
      }
    });
    // Without an entry the button would not open at all.
    button.getItems().setAll(new MenuItem("…"));
    return button;
  }

  private List<MenuItem> templates() {
    Menu copies = new Menu("Copy of");
    model.cardsProperty().forEach(card -> copies.getItems()
        .add(item(card.name(), "copy-" + card.id(), () -> model.duplicate(card.id()))));
    Map<String, Menu> byProvider = new TreeMap<>();
    for (PlatformOffer offer : model.platformsProperty()) {
      byProvider.computeIfAbsent(offer.provider(), Menu::new).getItems()
          .add(item(offer.name(), "add-" + offer.id(), () -> model.addOn(offer.id())));
    }
    List<MenuItem> items = new ArrayList<>(List.of(copies, new SeparatorMenuItem()));
    items.addAll(byProvider.values());
    return items;
  }

  /** Shows a field for the name of a strategy. Enter takes it over, and so does going elsewhere; Escape leaves it. */
  private void rename(String id) {
    CardView view = views.get(id);
    String shown = view.card().name();
    TextField field = new TextField(shown);
    field.setId("rename");
    field.setAccessibleText("Name of the strategy");
    field.setOnAction(event -> view.requestFocus());
    field.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        event.consume();
        field.setText(shown);
        view.requestFocus();
      }
    });
    field.focusedProperty().addListener((property, was, is) -> {
      if (!is) {
        view.edit(null);
        if (!field.getText().equals(shown)) {
          model.rename(id, field.getText());
        }
      }
    });
    view.edit(field);
  }

  /** Shows the form of a strategy in place of the cards. */
  public void edit(String id) {
    Optional<PlacementFormViewModel> opened = model.form(id);
    if (opened.isEmpty()) {
      workbench.noticeProperty().set("It cannot be edited while the scenario cannot be read.");
      return;
    }
    model.select(id);
    form = opened.get();
    PlacementForm shown = new PlacementForm(form, this::closeForm);
    ScrollPane pane = new ScrollPane(shown.node());
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setFocusTraversable(false);
    root.setTop(null);
    root.setCenter(pane);
    // Before that, what is within the pane is in no window, and cannot have the focus.
    pane.applyCss();
    pane.layout();
    shown.focus();
  }

  private void closeForm() {
    form.close();
    root.setTop(head);
    root.setCenter(scroll);
    focus();
  }

  @Override
  public void close() {
    model.close();
    if (form != null) {
      form.close();
    }
  }
}
