package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * {@code schedules.NAME}: work that a service of that name does at fixed times, without any user.
 *
 * @param node where it stands
 * @param every after which time it is done again, from 00:00 UTC on
 * @param cron at which times of a day
 * @param steps what is done
 * @param failure share of the times that fail at the end of the steps
 */
public record ScheduleSpec(Node node, Optional<Long> every, Optional<DayTimes> cron, Optional<List<StepSpec>> steps,
    Optional<Double> failure) {

  private static final Key<Long> EVERY = Key.optional("every",
      Scalars.duration(Quantities.DURATION.atLeast("1 s").atMost("31 d"), "5 min"),
      "After which time it is done again, counted from 00:00 UTC.");

  private static final Key<DayTimes> CRON = Key.optional("cron",
      new Value<>(Scalars.TEXT.shape(), Form.TEXT.map(DayTimes::ofCron)),
      "At which times of a day, UTC: minutes and hours of a cron expression, such as \"30 3,15 * * *\". Days are all alike.");

  private static final Key<List<StepSpec>> STEPS = Key.required("steps", Steps.VALUE,
      "What the service does each time; every strategy says under services what it runs on, and under queues who starts it.");

  private static final Key<Double> FAILURE = Key.optional("failure",
      Scalars.share(Quantities.SHARE, "1%"), "Share of the times that fail at the end of the steps. Default: none.");

  static final Value<ScheduleSpec> VALUE = Mapping.of("schedule", "Work at fixed times, without any user.",
      () -> List.of(EVERY, CRON, STEPS, FAILURE),
      fields -> new ScheduleSpec(fields.node(), EVERY.in(fields), CRON.in(fields), STEPS.in(fields),
          FAILURE.in(fields)));

  /** What it puts into the queue of the service. */
  public StepSpec.Publish message(String service) {
    return new StepSpec.Publish(node, Optional.of(service), steps, Optional.<DataSize>empty(), failure);
  }
}
