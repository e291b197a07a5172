package io.edgewise.ui.result;

import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.export.FigureActions;
import io.edgewise.ui.export.ReviewExport;
import io.edgewise.ui.shell.Command;
import io.edgewise.ui.shell.Dialogs;
import io.edgewise.ui.shell.ShownContent;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.study.KnobStudyView;
import io.edgewise.ui.study.KnobStudyViewModel;
import io.edgewise.ui.task.Work;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** Results in numbers: the table, one request, break-even and sweep of a number, and what changed since a saved run. */
public final class ResultsView implements AutoCloseable {

  private final Workbench workbench;
  private final Dialogs dialogs;
  private final TabPane root = new TabPane();
  private final KnobStudyViewModel study;
  private final WaterfallViewModel request;
  private final ComparisonViewModel comparison;
  private final ComparisonView compared;
  private final Work export;
  private final BooleanBinding complete;
  private final Tab numbers;
  private final Tab studied;
  private final Tab comparing;

  /**
   * The view of a workbench.
   *
   * @param study what is asked about a number of the scenario
   * @param screen runs what changes the screen
   */
  public ResultsView(Workbench workbench, Dialogs dialogs, KnobStudyViewModel study, FigureActions actions,
      Executor screen) {
    this.workbench = workbench;
    this.dialogs = dialogs;
    this.study = study;
    request = new WaterfallViewModel(workbench, screen);
    comparison = new ComparisonViewModel(workbench, screen);
    compared = new ComparisonView(comparison, workbench, dialogs, actions);
    export = new Work("review", screen);
    complete = Bindings.createBooleanBinding(() -> {
      Reply reply = workbench.answers().replyProperty().get();
      return reply != null && reply.complete() && workbench.answers().currentProperty().get();
    }, workbench.answers().replyProperty(), workbench.answers().currentProperty());
    Command review = review();
    Button button = new Button(review.name());
    button.setId("export-review");
    button.setTooltip(review.tooltip());
    button.disableProperty().bind(complete.not());
    button.setOnAction(event -> exportReview());
    WaterfallView waterfall = new WaterfallView(request, workbench);
    numbers = tab("numbers", "Numbers",
        new ResultTable(new ResultTableViewModel(workbench.answers()), workbench, List.of(button)).node());
    Tab single = tab("request", "One request", waterfall.node());
    studied = tab("study", "Break-even and sweep", new KnobStudyView(study, workbench, actions).node());
    comparing = tab("compare", "Compare", compared.node());
    single.selectedProperty().addListener((property, was, is) -> {
      if (is) {
        waterfall.appear();
      }
    });
    root.setId("results");
    root.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    root.getTabs().addAll(numbers, single, studied, comparing);
    ShownContent.of(root);
  }

  private static Tab tab(String id, String name, Node content) {
    Tab tab = new Tab(name, content);
    tab.setId("result-" + id);
    return tab;
  }

  /** What is shown. */
  public Node node() {
    return root;
  }

  /**
   * What can be done with results from a menu.
   *
   * @param show brings this view to the front
   */
  public List<Command> commands(Runnable show) {
    return List.of(
        new Command("Break-even of the last knob", "Shortcut+B",
            "Finds the value of the number touched last at which the two fastest strategies tie.", null, () -> {
              reveal(show, studied);
              study.findBreakEven();
            }),
        new Command("Sweep over the last knob", "Shortcut+Shift+B",
            "Simulates all strategies across the range of the number touched last.", null, () -> {
              reveal(show, studied);
              study.sweep();
            }),
        new Command("Compare with a saved run…", "", "Shows what changed since an earlier run.", null, () -> {
          reveal(show, comparing);
          compared.choose();
        }),
        review());
  }

  private void reveal(Runnable show, Tab tab) {
    show.run();
    root.getSelectionModel().select(tab);
  }

  private Command review() {
    return new Command("Export review…", "Shortcut+Shift+E",
        "Writes the design review, every figure and the numbers of the final answer to a folder.", complete,
        this::exportReview);
  }

  private void exportReview() {
    Reply reply = workbench.answers().replyProperty().get();
    if (!complete.get()) {
      workbench.noticeProperty().set("A review is made of the final answer; it is not there yet.");
      return;
    }
    dialogs.folder("Where the review is written").ifPresent(folder -> {
      workbench.noticeProperty().set("Writing the review …");
      export.start((progress, cancelled) -> {
        ReviewExport.write(folder, reply, progress, cancelled);
        return folder.resolve(ReviewExport.REVIEW);
      }, written -> workbench.noticeProperty().set("Wrote " + written + ", its figures and the numbers"),
          reason -> workbench.noticeProperty().set("Cannot write to " + folder + ": " + reason));
    });
  }

  @Override
  public void close() {
    export.close();
    request.close();
    comparison.close();
  }
}
