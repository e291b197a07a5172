package io.edgewise.ui.result;

import io.edgewise.ui.export.FigureActions;
import io.edgewise.ui.shell.Command;
import io.edgewise.ui.shell.Dialogs;
import io.edgewise.ui.shell.LateView;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.study.KnobStudyView;
import io.edgewise.ui.study.KnobStudyViewModel;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;

/** Results in numbers: the table, one request, break-even and sweep of a number, and what changed since a saved run. */
public final class ResultsView implements AutoCloseable {

  private final TabPane root = new TabPane();
  private final KnobStudyViewModel study;
  private final WaterfallViewModel request;
  private final ComparisonViewModel comparison;
  private final LateView<KnobStudyView> studied;
  private final LateView<ComparisonView> compared;

  /**
   * The view of a workbench.
   *
   * @param study what is asked about a number of the scenario
   * @param review writes the design review
   * @param screen runs what changes the screen
   */
  public ResultsView(Workbench workbench, Dialogs dialogs, KnobStudyViewModel study, FigureActions actions,
      Command review, Executor screen) {
    this.study = study;
    request = new WaterfallViewModel(workbench, screen);
    comparison = new ComparisonViewModel(workbench, screen);
    LateView<ResultTable> numbers = new LateView<>("result-numbers", "Numbers",
        () -> new ResultTable(new ResultTableViewModel(workbench.answers()), workbench, List.of(button(review))),
        ResultTable::node);
    LateView<WaterfallView> single = new LateView<>("result-request", "One request",
        () -> new WaterfallView(request, workbench), WaterfallView::node);
    single.tab().selectedProperty().addListener((property, was, is) -> {
      if (is) {
        single.get().appear();
      }
    });
    studied = new LateView<>("result-study", "Break-even and sweep",
        () -> new KnobStudyView(study, workbench, actions), KnobStudyView::node);
    compared = new LateView<>("result-compare", "Compare",
        () -> new ComparisonView(comparison, workbench, dialogs, actions), ComparisonView::node);
    root.setId("results");
    root.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    root.getTabs().addAll(numbers.tab(), single.tab(), studied.tab(), compared.tab());
  }

  private static Button button(Command command) {
    Button button = new Button(command.name());
    button.setId("export-review");
    button.setTooltip(command.tooltip());
    button.disableProperty().bind(command.allowed().not());
    button.setOnAction(event -> command.action().run());
    return button;
  }

  /** What is shown. */
  public Node node() {
    return root;
  }

  /** Finds where the two fastest strategies tie over the number touched last, and shows that. */
  public void findBreakEven() {
    root.getSelectionModel().select(studied.tab());
    study.findBreakEven();
  }

  /** Simulates all strategies across the range of the number touched last, and shows that. */
  public void sweep() {
    root.getSelectionModel().select(studied.tab());
    study.sweep();
  }

  /** Asks for a saved run, and shows what changed since. */
  public void compare() {
    root.getSelectionModel().select(compared.tab());
    compared.get().choose();
  }

  @Override
  public void close() {
    request.close();
    comparison.close();
  }
}
