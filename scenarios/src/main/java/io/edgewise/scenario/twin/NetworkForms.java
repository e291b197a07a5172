package io.edgewise.scenario.twin;

import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.placement.RouteTable;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.theory.ConnectionReuse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The sum that people do by hand: the expected round trips of a request, without queues and cold starts. */
final class NetworkForms {

  private NetworkForms() {}

  static List<ClosedForm> of(Subject subject) {
    AccessLink access = subject.scenario().workload().access();
    ConnectionSetUp connection = subject.scenario().workload().connection();
    double userTrip = 0;
    double innerTrip = 0;
    RouteTable routes = subject.routes();
    for (int origin = 0; origin < subject.originWeights().length; origin++) {
      for (int route = routes.firstRoute(origin); route < routes.firstRoute(origin + 1); route++) {
        double share = subject.originWeights()[origin] * routes.share(origin, route);
        userTrip += share * routes.userRttNanos(route) / 1e6;
        innerTrip += share * routes.siteRttNanos(route) / 1e6;
      }
    }
    userTrip = (userTrip + access.lastMileMillis().mean()) * access.jitter().mean();
    innerTrip *= subject.scenario().backboneJitter().mean();
    List<ClosedForm> forms = new ArrayList<>();
    Optional<ConnectionReuse> reuse = subject.scenario().workload().sessions().map(sessions -> new ConnectionReuse(
        sessions.lengths(), 1 - sessions.thinkMillis().cdf(connection.reuse().idleNanos() / 1e6),
        (long) connection.requestsPerConnection()));
    double opens = reuse.map(ConnectionReuse::newShare).orElse(connection.newConnectionProbability());
    double resumes = reuse.map(ConnectionReuse::reopenedShare).orElse(0.0);
    double connect = userTrip * (opens * connection.roundTrips() + resumes * connection.reuse().resumedRoundTrips())
        + opens * connection.dnsMillis().mean();
    if (connect > 0) {
      // How often a name is looked up again depends on several pauses together.
      boolean known = resumes == 0 || connection.dnsMillis().mean() == 0;
      forms.add(new ClosedForm(subject.id(), "mean connection set-up", reuse.isEmpty()
          ? connection.roundTrips() + " round trips for one request in " + trimmed(connection.requestsPerConnection())
          : connection.roundTrips() + " round trips for " + percent(opens) + " of the requests, "
              + connection.reuse().resumedRoundTrips() + " for " + percent(resumes),
          connect, OptionalDouble.of(subject.simulatedMillis(Component.CONNECT)), "ms", known));
    }
    double loss = access.lossProbability() * access.retransmissionMillis().mean();
    boolean small = subject.scenario().requests().stream().allMatch(request -> request.responseBytes() <= 14_600)
        && Double.isInfinite(access.megabitsPerSecond());
    boolean pages = subject.scenario().requests().stream().anyMatch(request -> request.resources().isPresent());
    if (userTrip + innerTrip > 0 && !pages) {
      String model = innerTrip > 0 ? "user to entry + entry to code, both ways" : "user to code and back";
      double theory = userTrip + innerTrip + loss;
      double called = subject.result().measurements().meanCalledNetworkNanos() / 1e6;
      forms.add(new ClosedForm(subject.id(), "mean network round trip", model, theory,
          OptionalDouble.of(subject.simulatedMillis(Component.NETWORK) - called), "ms", small));
    }
    return forms;
  }

  private static String percent(double share) {
    return Math.round(1000 * share) / 10.0 + " %";
  }

  private static String trimmed(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
