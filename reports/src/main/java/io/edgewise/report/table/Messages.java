package io.edgewise.report.table;

import io.edgewise.sim.result.EventMeasurements;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;

/** What became of messages, in words: how long after they were published they were done, and how many never were. */
final class Messages {

  static final String HEADING = "Messages, from publishing to done";

  private static final double NANOS_PER_MILLI = 1e6;

  private Messages() {}

  /** One line for each strategy and consumer. */
  static List<String> of(List<StrategyResult> strategies) {
    List<String> lines = new ArrayList<>();
    for (StrategyResult strategy : strategies) {
      for (EventMeasurements events : strategy.measurements().events()) {
        if (events.messages() > 0) {
          lines.add(strategy.name() + ", " + events.consumer() + ": " + times(events.endToEnd()) + "; "
              + deliveries(events) + ", " + dead(events) + age(events));
        }
      }
    }
    return lines;
  }

  private static String times(LatencyHistogram done) {
    return done.count() == 0
        ? "none was done"
        : "p50 " + time(done, 0.5) + ", p95 " + time(done, 0.95) + ", p99 " + time(done, 0.99);
  }

  private static String deliveries(EventMeasurements events) {
    return Rounding.shortest(events.deliveriesPerMessage(), 4) + " deliveries each";
  }

  private static String dead(EventMeasurements events) {
    return events.deadLetters() == 0
        ? "no dead letter"
        : Numbers.percent((double) events.deadLetters() / events.messages()) + " dead letters";
  }

  /** Of streams. */
  private static String age(EventMeasurements events) {
    return events.iteratorAge().map(age -> "; iterator age p50 " + time(age, 0.5) + ", p99 " + time(age, 0.99))
        .orElse("");
  }

  private static String time(LatencyHistogram done, double probability) {
    return Numbers.time(done.quantile(probability) / NANOS_PER_MILLI);
  }
}
