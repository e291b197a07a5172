package io.edgewise.ui.catalog;

import io.edgewise.scenario.output.SourcedLine;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.place.Places;
import io.edgewise.ui.shell.LatePart;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.sourced.SourcedTableView;
import io.edgewise.ui.task.Work;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The offers of the catalogue on the left, by kind; on the right all that is known of one, with its sources. */
public final class CatalogView implements AutoCloseable {

  /** A line of the tree: a kind with its number of offers, or an offer. */
  private record Entry(String text, Offer offer) {}

  private static final double SPACE = 8;

  private final Workbench workbench;
  private final CatalogViewModel model = new CatalogViewModel();
  private final Work work;
  private final SplitPane root = new SplitPane();
  private final TreeView<Entry> offers = new TreeView<>();
  private final ComboBox<String> provider = new ComboBox<>();
  private final Label title = new Label();
  private final Label summary = new Label();
  private final TableView<SourcedLine> numbers =
      SourcedTableView.of("catalog-numbers", "Number", Function.identity());
  private final VBox sections = new VBox(SPACE);

  /**
   * The catalogue of a workbench.
   *
   * @param screen runs what changes the screen, on its thread
   */
  public CatalogView(Workbench workbench, Executor screen) {
    this.workbench = workbench;
    work = new Work("catalogue", screen);
    root.setId("catalog");
    root.getItems().addAll(choice(), details());
    root.setDividerPositions(0.26);
    SplitPane.setResizableWithParent(root.getItems().getFirst(), false);
    model.listedProperty().addListener((property, before, now) -> list(now));
    work.start((progress, cancelled) -> workbench.catalog().offers(), this::take, workbench.noticeProperty()::set);
  }

  /** What is shown. */
  public Node node() {
    return root;
  }

  /** Whether what is shown is still being read. */
  public boolean isReading() {
    return work.workingProperty().get();
  }

  private void take(List<Offer> all) {
    model.take(all);
    provider.getItems().addAll(model.providers());
  }

  private Node choice() {
    TextField search = new TextField();
    search.setId("catalog-search");
    search.setPromptText("Search the catalogue");
    search.setAccessibleText("Search the catalogue");
    search
        .setTooltip(new Tooltip("Search\nLists the offers in whose name, provider, summary or notes all words occur."));
    search.textProperty().bindBidirectional(model.searchProperty());
    provider.setId("catalog-provider");
    provider.setAccessibleText("Provider");
    provider.setTooltip(new Tooltip("Provider\nLists the offers of one provider alone."));
    provider.getItems().setAll(CatalogViewModel.ALL_PROVIDERS);
    provider.valueProperty().bindBidirectional(model.providerProperty());
    provider.setMaxWidth(Double.MAX_VALUE);
    offers.setId("catalog-offers");
    offers.setAccessibleText("Offers");
    offers.setShowRoot(false);
    offers.setCellFactory(tree -> new TreeCell<>() {
      @Override
      protected void updateItem(Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(empty || entry == null ? null : entry.text());
      }
    });
    offers.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
      if (now != null && now.getValue().offer() != null) {
        show(now.getValue().offer());
      }
    });
    VBox box = new VBox(SPACE, search, provider, offers);
    box.setPadding(new Insets(SPACE));
    box.setMinWidth(220);
    VBox.setVgrow(offers, Priority.ALWAYS);
    return box;
  }

  private Node details() {
    title.setId("catalog-title");
    title.getStyleClass().add("verdict");
    title.setWrapText(true);
    summary.setWrapText(true);
    numbers.setAccessibleText("Numbers with their sources");
    VBox head = new VBox(SPACE / 2, title, summary);
    head.setPadding(new Insets(SPACE));
    sections.setId("catalog-sections");
    sections.setPadding(new Insets(SPACE));
    ScrollPane scroll = new ScrollPane(sections);
    scroll.setFitToWidth(true);
    SplitPane parts = new SplitPane(new LatePart(numbers, 1), new LatePart(scroll, 2));
    parts.setOrientation(Orientation.VERTICAL);
    parts.setDividerPositions(0.62);
    BorderPane pane = new BorderPane(parts);
    pane.setTop(head);
    return pane;
  }

  private void list(Map<OfferKind, List<Offer>> found) {
    TreeItem<Entry> all = new TreeItem<>();
    found.forEach((kind, some) -> {
      TreeItem<Entry> heading = new TreeItem<>(new Entry(heading(kind) + " (" + some.size() + ")", null));
      heading.setExpanded(true);
      some.forEach(offer -> heading.getChildren().add(new TreeItem<>(new Entry(offer.name(), offer))));
      all.getChildren().add(heading);
    });
    offers.setRoot(all);
    if (!all.getChildren().isEmpty()) {
      offers.getSelectionModel().select(all.getChildren().getFirst().getChildren().getFirst());
    }
  }

  private static String heading(OfferKind kind) {
    String folder = kind.folder();
    return kind == OfferKind.NAT ? "NAT gateways" : Character.toUpperCase(folder.charAt(0)) + folder.substring(1);
  }

  private void show(Offer offer) {
    work.start((progress, cancelled) -> OfferDetails.of(workbench.catalog(), Places.shipped(), offer, LocalDate.now()),
        this::show, reason -> workbench.noticeProperty().set(offer.name() + ": " + reason));
  }

  private void show(OfferDetails details) {
    title.setText(details.title());
    summary.setText(details.summary());
    summary.setManaged(!details.summary().isEmpty());
    numbers.getItems().setAll(details.numbers());
    sections.getChildren().clear();
    details.sections().forEach((heading, lines) -> {
      Label head = new Label(heading);
      head.getStyleClass().add("section-heading");
      sections.getChildren().add(head);
      lines.forEach(line -> {
        Label label = new Label("• " + line);
        label.setWrapText(true);
        sections.getChildren().add(label);
      });
    });
  }

  @Override
  public void close() {
    work.close();
  }
}
