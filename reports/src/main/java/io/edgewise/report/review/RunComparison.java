package io.edgewise.report.review;

import io.edgewise.report.figure.Caption;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.Captions;
import io.edgewise.report.gallery.ChangeFigures;
import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Change;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two runs, to be shown with what changed from the first to the second. Strategies are the same where they have the same id.
 *
 * @param before the earlier one
 * @param after the later one
 * @param changes of all strategies that both have, see {@link Change#between}
 * @param version of the product that compares
 */
public record RunComparison(Side before, Side after, List<Change> changes, String version) {

  /** What is compared. */
  public static final List<Estimand> COMPARED = List.of(Metric.MEAN, Metric.P50, Metric.P95, Metric.P99, Metric.P999,
      Rate.ERROR, Rate.STALE_READ, Metric.MONTHLY_COST);

  /**
   * One of the runs.
   *
   * @param folder where it lies, as the user named it
   * @param run its numbers
   * @param context what is known beside them
   */
  public record Side(String folder, SavedRun run, Context context) {

    /** Checks for null. */
    public Side {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(run, "run");
      Objects.requireNonNull(context, "context");
    }

    Optional<Strategy> strategy(String id) {
      return run.strategies().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The strategies that another run has not. */
    List<Strategy> without(Side other) {
      return run.strategies().stream().filter(each -> other.strategy(each.id()).isEmpty()).toList();
    }
  }

  /** Copies the list. */
  public RunComparison {
    changes = List.copyOf(changes);
  }

  /** What changed, a sentence each: of each strategy, of all else, of who is best, and of what was asked. */
  public List<String> verdict() {
    return ChangeVerdict.of(this);
  }

  /** The figures of what changed. */
  public List<Figure> figures() {
    return ChangeFigures.of(before.run(), after.run(), changes, version);
  }

  /** All that is said. */
  public Paper paper() {
    return new Paper(after.run().scenario() + ": what changed", "comparison of two runs",
        caption().text(), version, ChangeParts.of(this));
  }

  /** What both were made from, as short as the foot of a page; the rest is in a table. */
  private Caption caption() {
    Caption all = Captions.of(before.run(), after.run(), version);
    return new Caption(all.scenario(), all.sha256(), all.seed(), "", all.level(), "", version);
  }

  /** The version that made a run. */
  static String made(Side side) {
    return side.context().version();
  }

  /** The strategies that both have, in the order of the later run. */
  List<Strategy> common() {
    return after.run().strategies().stream().filter(each -> before.strategy(each.id()).isPresent()).toList();
  }

  /** The changes of a strategy, in the order of {@link #COMPARED}. */
  List<Change> of(String id) {
    return changes.stream().filter(each -> each.strategy().equals(id)).toList();
  }

  /** Whether both ran the same scenario. */
  boolean sameScenario() {
    return before.run().sha256().equals(after.run().sha256());
  }
}
