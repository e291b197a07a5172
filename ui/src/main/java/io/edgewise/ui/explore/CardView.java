package io.edgewise.ui.explore;

import io.edgewise.report.layout.Theme;
import io.edgewise.report.table.Numbers;
import io.edgewise.ui.explore.StrategyCard.Badge;
import io.edgewise.ui.explore.StrategyCard.State;
import io.edgewise.ui.figure.ToneView;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** A strategy on the screen. */
final class CardView extends VBox {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double MARK = 16;
  private static final double GAP = 5;

  private final ToneView mark = new ToneView(0, MARK);
  private final Label name = new Label();
  private final HBox head = new HBox(8, mark, name);
  private final Label latency = new Label();
  private final Label cost = new Label();
  private final SpreadBar bar = new SpreadBar();
  private final FlowPane badges = new FlowPane(4, 4);
  private StrategyCard card;

  /**
   * A card.
   *
   * @param menu what can be done with it
   */
  CardView(String id, MenuButton menu) {
    super(GAP);
    setId("card-" + id);
    getStyleClass().add("strategy-card");
    setFocusTraversable(true);
    name.getStyleClass().add("name");
    name.setWrapText(true);
    name.setMinHeight(Region.USE_PREF_SIZE);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    menu.setMinWidth(Region.USE_PREF_SIZE);
    head.getChildren().add(menu);
    head.setAlignment(Pos.TOP_LEFT);
    HBox.setHgrow(head, Priority.ALWAYS);
    latency.setWrapText(true);
    cost.setWrapText(true);
    // Cards are as wide as their column, however long a word is.
    setMinWidth(0);
    badges.setMinWidth(0);
    badges.setPrefWrapLength(0);
    getChildren().addAll(head, latency, cost, bar, badges);
    Tooltip tip = new Tooltip("Strategy\nEnter edits it, F2 renames it, H hides it, Delete deletes it; "
        + "Alt+Up and Alt+Down move it.");
    Tooltip.install(this, tip);
  }

  /** What it shows. */
  StrategyCard card() {
    return card;
  }

  /**
   * Shows a card.
   *
   * @param longest where the scale of all cards ends, in milliseconds
   */
  void show(StrategyCard newCard, double longest, Theme theme) {
    // A tooltip is a window of its own: most answers change no badge.
    if (card == null || !newCard.badges().equals(card.badges())) {
      badges.getChildren().setAll(newCard.badges().stream().map(this::badge).toList());
      badges.setManaged(!newCard.badges().isEmpty());
    }
    card = newCard;
    mark.themeProperty().set(theme);
    mark.show(card.tone());
    name.setText(card.name());
    boolean known = card.state() == State.KNOWN;
    latency.setText(known ? card.latency() : card.state() == State.AWAITED ? "Simulating …" : "");
    cost.setText(
        Stream.of(card.cost(), card.errors()).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · ")));
    for (Node each : new Node[] {latency, cost}) {
      each.setVisible(!((Label) each).getText().isEmpty());
      each.setManaged(each.isVisible());
    }
    bar.show(card.spread(), longest, Color.web(theme.tone(card.tone())));
    boolean spread = card.spread().p99() > 0;
    bar.setVisible(spread);
    bar.setManaged(spread);
    setOpacity(card.state() == State.HIDDEN ? 0.6 : 1);
    setAccessibleText(spoken());
  }

  private Label badge(Badge badge) {
    Label label = new Label(badge.text());
    label.getStyleClass().addAll("badge", badge.kind().name().toLowerCase(Locale.ROOT));
    label.maxWidthProperty().bind(badges.widthProperty());
    label.setTooltip(new Tooltip(badge.explanation()));
    return label;
  }

  private String spoken() {
    String spread = card.spread().p99() > 0 ? "median " + Numbers.time(card.spread().p50()) : "";
    return Stream.concat(Stream.of(card.name(), card.latency(), spread, card.cost(), card.errors()),
        card.badges().stream().map(Badge::text)).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
  }

  /** Whether it is the one that is looked at. */
  void mark(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  /** Shows a field in place of the name, or the name again. */
  void edit(TextField field) {
    int at = 1;
    head.getChildren().set(at, field == null ? name : field);
    if (field != null) {
      HBox.setHgrow(field, Priority.ALWAYS);
      field.requestFocus();
      field.selectAll();
    }
  }
}
