package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.ConnectionSpec;
import io.edgewise.scenario.spec.NameLookupSpec;
import io.edgewise.scenario.spec.PatternSpec;
import io.edgewise.scenario.spec.Protocol;
import io.edgewise.scenario.spec.SessionsSpec;
import io.edgewise.scenario.spec.UsersSpec;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.PageResources.HttpVersion;
import io.edgewise.sim.model.SessionLoad;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Mixture;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;

/** Makes the sessions of users and their connections. */
final class ConnectionCompiler {

  private static final String PATH = "users.connection";

  private final AssumptionList assumptions;
  private final Problems problems;

  ConnectionCompiler(AssumptionList assumptions, Problems problems) {
    this.assumptions = assumptions;
    this.problems = problems;
  }

  /** The sessions; empty without, or where a problem is recorded. */
  Optional<SessionLoad> sessions(UsersSpec users) {
    if (users.sessions().isPresent() && users.pattern().filter(PatternSpec.Trace.class::isInstance).isPresent()) {
      problems.add(users.sessions().get().node(),
          "a trace says when each request comes, and sessions do, too; leave one of them out");
      return Optional.empty();
    }
    Optional<SessionsSpec> complete =
        users.sessions().filter(spec -> spec.requests().isPresent() && spec.think().isPresent());
    return complete.map(spec -> {
      if (spec.requests().get().mean() > SessionLoad.MOST_REQUESTS) {
        problems.add(spec.node().get("requests").orElse(spec.node()),
            "a session has at most " + SessionLoad.MOST_REQUESTS + " requests");
      }
      assumptions.derived("users.sessions", "the next request comes after the think time, whatever the answer takes",
          "so that all strategies are asked the same at the same times");
      return new SessionLoad(spec.requests().get(), spec.think().get());
    });
  }

  ConnectionSetUp connection(UsersSpec users) {
    Optional<ConnectionSpec> spec = users.connection();
    Protocol protocol = assumptions.take(PATH, ConnectionSpec.PROTOCOL, spec.flatMap(ConnectionSpec::protocol));
    boolean sessions = users.sessions().isPresent();
    double requests = sessions ? mostRequests(spec)
        : assumptions.take(PATH, ConnectionSpec.REQUESTS, spec.flatMap(ConnectionSpec::requestsPerConnection));
    NameLookupSpec names = assumptions.take(PATH, ConnectionSpec.DNS, spec.flatMap(ConnectionSpec::dns));
    Distribution lookup = lookup(names);
    if (!sessions) {
      refuseReuse(spec, names);
      return new ConnectionSetUp(protocol.roundTrips(), requests, lookup);
    }
    long idle = assumptions.take(PATH, ConnectionSpec.IDLE, spec.flatMap(ConnectionSpec::idle));
    boolean early = assumptions.take(PATH, ConnectionSpec.EARLY_DATA, spec.flatMap(ConnectionSpec::earlyData));
    if (early && !protocol.hasEarlyData()) {
      problems.add(written(spec, "earlyData"),
          "with " + protocol.id() + " early data saves nothing; use tls1.3 or http3");
    }
    long remembered = isFree(lookup) ? Long.MAX_VALUE
        : assumptions.take(PATH + ".dns", NameLookupSpec.TTL, names.ttl());
    return new ConnectionSetUp(protocol.roundTrips(), requests, lookup,
        new ConnectionSetUp.Reuse(idle, protocol.resumedRoundTrips(early), remembered));
  }

  /** How the resources of pages share connections; recorded where there are pages. */
  HttpVersion version(Optional<UsersSpec> users) {
    Optional<ConnectionSpec> spec = users.flatMap(UsersSpec::connection);
    Optional<HttpVersion> version = spec.flatMap(ConnectionSpec::version);
    if (spec.flatMap(ConnectionSpec::protocol).filter(Protocol::isQuic).isEmpty()) {
      return assumptions.take(PATH, ConnectionSpec.VERSION, version);
    }
    if (version.isPresent()) {
      problems.add(written(spec, "version"), "over QUIC it is HTTP/3; leave \"version\" out, or say protocol: tls1.3");
    }
    return HttpVersion.HTTP_3;
  }

  private double mostRequests(Optional<ConnectionSpec> spec) {
    Optional<Double> given = spec.flatMap(ConnectionSpec::requestsPerConnection);
    if (given.isEmpty()) {
      assumptions.derived(PATH + ".requestsPerConnection", "unlimited",
          "sessions say how long a connection is used; servers close it after a thousand requests or more");
    }
    double most = given.orElse(Double.POSITIVE_INFINITY);
    if (most != Math.rint(most)) {
      problems.add(written(spec, "requestsPerConnection"),
          "of sessions it is the most that one connection carries, a whole number, found " + most);
    }
    return most;
  }

  private Distribution lookup(NameLookupSpec names) {
    Distribution time = names.lookup().orElse(new Constant(0));
    double share = names.node().isPresent() ? assumptions.take(PATH + ".dns", NameLookupSpec.SHARE, names.share()) : 1;
    return share == 1 || isFree(time) ? time
        : new Mixture(new double[] {share, 1 - share}, List.of(time, new Constant(0)));
  }

  private static boolean isFree(Distribution time) {
    return time.isConstant() && time.mean() == 0;
  }

  /** What only sessions can do is no key of requests that come by themselves. */
  private void refuseReuse(Optional<ConnectionSpec> spec, NameLookupSpec names) {
    if (spec.flatMap(ConnectionSpec::idle).isPresent()) {
      refuse(written(spec, "idle"), "idle");
    }
    if (spec.flatMap(ConnectionSpec::earlyData).isPresent()) {
      refuse(written(spec, "earlyData"), "earlyData");
    }
    if (names.ttl().isPresent()) {
      refuse(names.node().flatMap(node -> node.get("ttl")).orElseThrow(), "ttl");
    }
  }

  private void refuse(Node node, String key) {
    problems.add(node, "\"" + key + "\" is about the later requests of a session; say what sessions are like, such as "
        + "users.sessions: {requests: 8, think: 10 s}, or leave it out");
  }

  private static Node written(Optional<ConnectionSpec> spec, String key) {
    return spec.orElseThrow().node().get(key).orElseThrow();
  }
}
