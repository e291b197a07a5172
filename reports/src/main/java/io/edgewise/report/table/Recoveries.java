package io.edgewise.report.table;

import io.edgewise.sim.result.Course;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How available strategies are in which something breaks, and how soon they recover, in words. */
final class Recoveries {

  private Recoveries() {}

  /** One line for each strategy, and one for each fault of it. */
  static List<String> of(List<StrategyResult> strategies, List<Objective> objectives) {
    List<String> lines = new ArrayList<>();
    for (StrategyResult strategy : strategies) {
      Course course = strategy.measurements().course();
      if (course != null) {
        lines.add(strategy.name() + ": " + available(strategy) + budget(strategy, objectives)
            + (course.events().isEmpty() ? "; nothing of it breaks" : ""));
        course.events()
            .forEach(event -> lines.add(strategy.name() + ", " + event.name() + ": " + recovery(course, event)));
      }
    }
    return lines;
  }

  private static String available(StrategyResult strategy) {
    return strategy.availability()
        .map(interval -> Numbers.availability(interval.value()) + " of the requests are served"
            + (interval.halfWidth() > 0 && Double.isFinite(interval.halfWidth())
                ? " (" + Numbers.availability(interval.low()) + " to " + Numbers.availability(interval.high()) + ")"
                : ""))
        .orElse("no request");
  }

  private static String budget(StrategyResult strategy, List<Objective> objectives) {
    return objectives.stream().filter(Objective.Availability.class::isInstance)
        .map(objective -> "; that is " + times(strategy.errorBudgetSpent(objective.limit()))
            + " of the errors that " + objective.limitText() + " allows in a month, if it happens once a month")
        .findFirst().orElse("");
  }

  private static String times(double part) {
    return Double.isInfinite(part) ? "more than all" : Numbers.percent(part);
  }

  private static String recovery(Course course, Course.Event event) {
    OptionalLong recover = course.recoverNanos(event);
    String detected = event.detectNanos().isPresent()
        ? "detected after " + time(event.detectNanos().getAsLong()) + ", " : "";
    if (recover.isEmpty()) {
      return detected + "errors are still above their level before at the end";
    }
    return detected + (recover.getAsLong() == 0 ? "errors stay at their level before"
        : "errors are back at their level before after " + time(recover.getAsLong()));
  }

  private static String time(long nanos) {
    double seconds = nanos / 1e9;
    return seconds >= 120 ? Rounding.shortest(seconds / 60, 3) + " min" : Rounding.shortest(seconds, 3) + " s";
  }
}
