package io.edgewise.scenario.compile;

import io.edgewise.scenario.replay.Trace;
import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.spec.Access;
import io.edgewise.scenario.spec.PatternSpec;
import io.edgewise.scenario.spec.PopulationSpec;
import io.edgewise.scenario.spec.UsersSpec;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.SessionLoad;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.sim.model.UserPolicy;
import io.edgewise.sim.model.Workload;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Rate;
import io.edgewise.topology.traffic.CityLoad;
import io.edgewise.topology.traffic.DailyProfile;
import io.edgewise.topology.traffic.Season;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Makes the workload: who asks, from where, when, over which last mile. */
final class WorkloadCompiler {

  private static final Provenance PROFILE = new Provenance("hours of taxi pickups in New York, Monday to Friday, local "
      + "time; see traffic_hour_of_week_profiles.csv", "2015", Provenance.Kind.MEASURED, Optional.empty(),
      "taken for the hours of people's online activity, which is an assumption");
  private static final double MONTH_NANOS = 730 * 3600e9;

  private final Places places;
  private final RunPlanner planner;
  private final AssumptionList assumptions;
  private final Problems problems;

  WorkloadCompiler(Places places, RunPlanner planner, AssumptionList assumptions, Problems problems) {
    this.places = places;
    this.planner = planner;
    this.assumptions = assumptions;
    this.problems = problems;
  }

  /** A load with the horizon that fits it. */
  private record Load(LoadCurve curve, long horizonNanos, Optional<RecordedArrivals> recorded) {

    Load(LoadCurve curve, long horizonNanos) {
      this(curve, horizonNanos, Optional.empty());
    }
  }

  /** A workload and the horizon that fits it. */
  record Result(Workload workload, long horizonNanos) {}

  /**
   * Empty where a problem is recorded, or was when the file was read.
   *
   * @param trace what is replayed, if anything is
   * @param paths the network; where users' round trips were measured, the last mile was with them
   */
  Optional<Result> compile(UsersSpec users, Optional<Trace> trace, NetworkCompiler.Paths paths) {
    Optional<List<Origin>> origins = origins(users);
    assumptions.ofClients("users", users.node());
    Access access = access(users, paths.usersFactor());
    ConnectionCompiler connections = new ConnectionCompiler(assumptions, problems);
    ConnectionSetUp connection = connections.connection(users);
    Optional<SessionLoad> sessions = connections.sessions(users);
    PatternSpec pattern = users.pattern().orElseGet(() -> {
      if (users.node().get("pattern").isEmpty()) {
        assumptions.derived("users.pattern", "constant", "the simplest; daily and flash-crowd move the tail");
      }
      return new PatternSpec.Constant(users.node());
    });
    Optional<Load> load = origins.flatMap(all -> load(users, pattern, all, trace));
    return load.map(found -> {
      List<Place> at = origins.orElseThrow().stream().map(Origin::place).toList();
      Workload workload = new Workload(at, found.curve(),
          LastMile.link(access, paths.jitter(), paths.usersFactor(), assumptions), connection,
          new UserPolicy(
              users.retries().map(spec -> UserPolicies.retries("users", spec, assumptions)).orElse(RetryPolicy.NONE),
              users.deadline().orElse(TimeLimit.NONE)),
          found.recorded(), sessions, List.of());
      return new Result(workload, found.horizonNanos());
    });
  }

  private Access access(UsersSpec users, Optional<Calibrated.Measured> measured) {
    if (measured.isEmpty() || users.access().isPresent()) {
      return assumptions.take("users", UsersSpec.ACCESS, users.access());
    }
    assumptions.add("users.access", "none: measured round trips of users contain their last mile",
        measured.get().provenance());
    return new Access.None();
  }

  private Optional<List<Origin>> origins(UsersSpec users) {
    Populations populations = new Populations(places, problems);
    if (users.where().isPresent()) {
      return populations.origins(users.node().get("where").orElse(users.node()), users.where().get());
    }
    if (users.node().get("where").isPresent()) {
      return Optional.empty();
    }
    assumptions.derived("users.where", "world", "internet users by city: country totals split by city population");
    return populations.origins(users.node(),
        List.of(new PopulationSpec(users.node(), Optional.of("world"), Optional.empty())));
  }

  private Optional<Load> load(UsersSpec users, PatternSpec pattern, List<Origin> origins, Optional<Trace> trace) {
    if (pattern instanceof PatternSpec.Trace) {
      return trace.map(recorded -> traced(recorded, users.rate(), origins));
    }
    if (users.rate().isEmpty()) {
      if (users.node().get("rate").isEmpty()) {
        problems.add(users.node(), "the key \"rate\" is missing; only a trace says it by itself");
      }
      return Optional.empty();
    }
    double rate = users.rate().get().perSecond();
    return switch (pattern) {
      case PatternSpec.Daily daily -> Optional.of(daily(rate, users, origins));
      case PatternSpec.FlashCrowd crowd -> flashCrowd(rate, crowd, origins);
      default -> Optional.of(new Load(LoadCurves.constant(rate, origins), planner.forConstant(rate)));
    };
  }

  private Load daily(double rate, UsersSpec users, List<Origin> origins) {
    assumptions.add("users.pattern", "daily: busiest local hour " + busiestHour() + ":00", PROFILE);
    Season season = assumptions.take("users", UsersSpec.SEASON, users.season());
    LoadCurve curve = LoadCurves.daily(rate, origins, new CityLoad(DailyProfile.daily(), season));
    return new Load(curve, planner.forPeriodic(curve, "one day of the daily pattern"));
  }

  private static int busiestHour() {
    DailyProfile profile = DailyProfile.daily();
    int busiest = 0;
    for (int hour = 1; hour < 24; hour++) {
      busiest = profile.load(hour) > profile.load(busiest) ? hour : busiest;
    }
    return busiest;
  }

  private Optional<Load> flashCrowd(double rate, PatternSpec.FlashCrowd spec, List<Origin> origins) {
    String path = "users.pattern.flash-crowd";
    LoadCurves.Crowd crowd = new LoadCurves.Crowd(
        assumptions.take(path, PatternSpec.MULTIPLIER, spec.multiplier()),
        assumptions.take(path, PatternSpec.START, spec.start()),
        assumptions.take(path, PatternSpec.RAMP, spec.ramp()),
        assumptions.take(path, PatternSpec.DURATION, spec.duration()),
        assumptions.take(path, PatternSpec.PER_MONTH, spec.perMonth()));
    long horizon = planner.forCrowd(crowd.endNanos());
    if (crowd.endNanos() >= horizon) {
      problems.add(spec.node(), "the flash crowd ends " + crowd.endNanos() / 1_000_000_000 + " s after the start, and "
          + "run.horizon is " + horizon / 1_000_000_000 + " s; it must end within it");
      return Optional.empty();
    }
    if (crowd.perMonth() * horizon > MONTH_NANOS) {
      problems.add(spec.node(), "a month of 730 hours has no room for " + (float) crowd.perMonth() + " times "
          + horizon / 1_000_000_000 + " s, the run.horizon around each flash crowd");
      return Optional.empty();
    }
    return Optional.of(new Load(LoadCurves.flashCrowd(rate, origins, crowd, horizon), horizon));
  }

  private Load traced(Trace trace, Optional<Rate> rate, List<Origin> origins) {
    double mean = trace.total() / (trace.lengthNanos() / 1e9);
    double factor = rate.map(wanted -> wanted.perSecond() / mean).orElse(1.0);
    if (rate.isEmpty()) {
      assumptions.add("users.rate", BigDecimal.valueOf((float) mean) + " / s", Default.assumption("mean of the trace"));
    }
    if (trace.requests().isEmpty()) {
      assumptions.derived("users.pattern.trace", "counts",
          "requests come at random times (Poisson) at the rate of each "
              + "interval; the trace is taken to repeat");
      LoadCurve curve = LoadCurves.trace(trace.counts(), trace.stepNanos(), factor, origins);
      return new Load(curve, planner.forPeriodic(curve, "the length of the trace"));
    }
    assumptions.derived("users.pattern.trace", trace.requests().get().size() + " requests", "sent as recorded in every "
        + "replication; what lies before is the end of the trace, which is taken to repeat: intervals are about all that "
        + "is drawn, not about other days");
    Trace scaled = rate.isPresent() ? trace.faster(factor) : trace;
    LoadCurve curve = LoadCurves.trace(scaled.counts(), scaled.stepNanos(), 1, origins);
    return new Load(curve, planner.forPeriodic(curve, "the length of the trace"), scaled.requests());
  }
}
