package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Counts;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Times;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.Node;
import java.util.List;
import java.util.Optional;

/**
 * {@code users.sessions}: requests that belong together.
 *
 * @param node where it stands
 * @param requests how many a session has
 * @param think time from one to the next, in milliseconds
 */
public record SessionsSpec(Node node, Optional<Distribution> requests, Optional<Distribution> think) {

  private static final Key<Distribution> REQUESTS = Key.required("requests", Counts.DISTRIBUTION,
      "Requests of a session: a count, or a distribution of counts. Sessions start as often as makes the rate that of all "
          + "requests.");

  private static final Key<Distribution> THINK = Key.required("think", Times.DISTRIBUTION,
      "Time from one request of a session to the next, whatever the answer takes.");

  static final Value<SessionsSpec> VALUE = Mapping.of("sessions",
      "Users who ask several times: from one place, over one last mile and, while it is open, one connection.",
      () -> List.of(REQUESTS, THINK),
      fields -> new SessionsSpec(fields.node(), REQUESTS.in(fields), THINK.in(fields)));
}
