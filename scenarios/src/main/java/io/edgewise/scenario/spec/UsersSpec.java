package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.topology.network.AccessTechnology;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Rate;
import io.edgewise.topology.traffic.Season;
import java.util.List;
import java.util.Optional;

/**
 * {@code users}: who asks, from where, how often, over which last mile.
 *
 * @param node where it stands
 * @param rate mean rate over the pattern; of a flash crowd the rate without it
 * @param where the populations
 * @param pattern how the rate changes
 * @param access the last mile
 * @param connection how connections are set up and used
 * @param retries how clients ask again what was refused
 * @param deadline how long clients wait
 * @param sessions how requests belong together
 * @param season which offsets from UTC hold
 */
public record UsersSpec(Node node, Optional<Rate> rate, Optional<List<PopulationSpec>> where,
    Optional<PatternSpec> pattern, Optional<Access> access, Optional<ConnectionSpec> connection,
    Optional<RetrySpec> retries, Optional<TimeLimit> deadline, Optional<SessionsSpec> sessions,
    Optional<Season> season) {

  /** How often. */
  public static final Key<Rate> RATE = Key.optional("rate",
      Scalars.rate(Quantities.RATE.atLeast("1 / month").atMost("10M / s"), "400 / s", "30 / min", "2 / day"),
      "Requests of all users together: the mean over the pattern, or the rate beside a flash crowd. "
          + "May be left out where a trace says it.");

  /** From where. */
  public static final Key<List<PopulationSpec>> WHERE = Key.optional("where", PopulationSpec.VALUE,
      "Where the users are. Default: world, the internet users of 1,485 cities.");

  /** When. */
  public static final Key<PatternSpec> PATTERN =
      Key.optional("pattern", PatternSpec.VALUE, "How the rate changes with time. Default: constant.");

  /** The last mile. */
  public static final Key<Access> ACCESS = Key.withDefault("access", Choices.ACCESS,
      "The last mile of the users; none puts them beside the place they call.",
      Default.assumed(new Access.Line(AccessTechnology.TYPICAL), AccessTechnology.TYPICAL.id(),
          "half fibre, 40 % cable, 10 % DSL"));

  /** Connections. */
  public static final Key<ConnectionSpec> CONNECTION =
      Key.optional("connection", ConnectionSpec.VALUE, "How connections are set up and how long they are used.");

  /** Asking again. */
  public static final Key<RetrySpec> RETRIES = Key.optional("retries", RetrySpec.VALUE,
      "How users' clients ask again what was refused; the first request then counts with all its attempts. Default: they "
          + "do not.");

  /** Giving up. */
  public static final Key<TimeLimit> DEADLINE = Key.optional("deadline", Clients.TIME_LIMIT,
      "How long users' clients wait for an answer, all attempts together; what comes later has failed. Default: as long as it "
          + "takes.");

  /** Belonging together. */
  public static final Key<SessionsSpec> SESSIONS = Key.optional("sessions", SessionsSpec.VALUE,
      "How requests belong together. Default: each comes by itself.");

  /** Summer time. */
  public static final Key<Season> SEASON = Key.withDefault("season", Choices.SEASON,
      "Which offsets from UTC the cities' clocks have, those of January or of July.",
      new Default<>(Season.JANUARY, "january", Default.assumption("northern winter time; matters to daily alone")));

  static final Value<UsersSpec> VALUE = Mapping.of("users", "Who asks, from where, and how often.",
      () -> List.of(RATE, WHERE, PATTERN, ACCESS, CONNECTION, RETRIES, DEADLINE, SESSIONS, SEASON),
      fields -> new UsersSpec(fields.node(), RATE.in(fields), WHERE.in(fields), PATTERN.in(fields), ACCESS.in(fields),
          CONNECTION.in(fields), RETRIES.in(fields), DEADLINE.in(fields), SESSIONS.in(fields), SEASON.in(fields)));

}
