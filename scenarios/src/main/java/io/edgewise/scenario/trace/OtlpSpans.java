package io.edgewise.scenario.trace;

import io.edgewise.scenario.trace.RequestReplay.Sighting;
import io.edgewise.sim.engine.RequestTrace.Span;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.RunResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests as OpenTelemetry spans in OTLP/JSON (OpenTelemetry Protocol 1.x, JSON Protobuf encoding; semantic conventions
 * for FaaS, cloud and database spans), as collectors and trace viewers read them. Each strategy is a resource, named by
 * its id; each request a trace of
 * <ul>
 * <li>a client span, from the moment at which it was sent to the one at which its answer was there;
 * <li>in it a server span, for as long as it was at its compute site;
 * <li>in these a span for every part of its waterfall; operations on stores are client spans.
 * </ul>
 *
 * <p>Time 0 of the simulation, 00:00 UTC of the simulated day, is written as 1970-01-01. Ids are hashes of scenario, seed,
 * strategy and request, so the same request has the same ids.
 */
public final class OtlpSpans {

  /** Measured requests of which some are sampled, and the most that may be asked for. */
  public static final int LOOKED_AT = 1_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int INTERNAL = 1;
  private static final int SERVER = 2;
  private static final int CLIENT = 3;
  private static final int OK = 1;
  private static final int ERROR = 2;

  /** Bytes of a trace id, and of a span id. */
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  /** What happens between a user and the site. */
  private static final Set<Component> ON_THE_WAY = Set.of(Component.CONNECT, Component.NETWORK);

  private final Scenario scenario;
  private final ArrayNode resources = JSON.createArrayNode();

  /** No spans yet, of requests of a scenario. */
  public OtlpSpans(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Adds requests of a strategy.
   *
   * @param spans of each of the requests, in the same order
   */
  public void add(Deployment deployment, List<Sighting> requests, List<List<Span>> spans) {
    ObjectNode entry = resources.addObject();
    Attributes resource = new Attributes(entry.putObject("resource"));
    resource.put("service.name", deployment.id());
    resource.put("service.namespace", scenario.name());
    resource.put("edgewise.strategy", deployment.name());
    resource.put("edgewise.platform", deployment.platform().id());
    ObjectNode scope = entry.putArray("scopeSpans").addObject();
    scope.putObject("scope").put("name", "io.edgewise");
    ArrayNode target = scope.putArray("spans");
    for (int i = 0; i < requests.size(); i++) {
      new Trace(deployment, requests.get(i), target).write(spans.get(i));
    }
  }

  /**
   * So many requests of every strategy of a run, from the fastest to the slowest of the first {@value #LOOKED_AT} measured
   * ones of the first replication.
   */
  public static OtlpSpans sample(Scenario scenario, RunResult run, int count) {
    OtlpSpans sample = new OtlpSpans(scenario);
    for (Deployment deployment : scenario.deployments()) {
      long warmUp = run.strategies().stream().filter(strategy -> strategy.id().equals(deployment.id())).findFirst()
          .orElseThrow().warmUpNanos();
      RequestReplay replay = new RequestReplay(scenario, deployment, LOOKED_AT, warmUp);
      List<Sighting> chosen = RequestReplay.spread(replay.sightings(LOOKED_AT), count);
      sample.add(deployment, chosen, replay.spans(chosen));
    }
    return sample;
  }

  /** The text, with a line feed at its end. */
  public String text() {
    ObjectNode root = JSON.createObjectNode();
    root.set("resourceSpans", resources);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return JSON.writer()
        .with(new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter))
        .writeValueAsString(root) + "\n";
  }

  /** The trace of one request. */
  private final class Trace {

    private final Deployment deployment;
    private final Sighting seen;
    private final ArrayNode target;
    private final String id;
    private int written;

    Trace(Deployment deployment, Sighting seen, ArrayNode target) {
      this.deployment = deployment;
      this.seen = seen;
      this.target = target;
      id = hash(TRACE_BYTES, scenario.name(), scenario.plan().seed(), deployment.id(), seen.number());
    }

    void write(List<Span> spans) {
      String kind = scenario.requests().get(seen.kind()).id();
      ObjectNode root = span("", kind, CLIENT, seen.sentNanos(), seen.sentNanos() + seen.latencyNanos());
      Attributes attributes = new Attributes(root);
      attributes.put("edgewise.request", seen.place());
      attributes.put("edgewise.origin", scenario.workload().origins().get(seen.origin()).id());
      attributes.put("edgewise.outcome", outcome());
      status(root, attributes);
      String rootId = root.get("spanId").stringValue();
      long from = spans.stream().filter(OtlpSpans::isAtSite).mapToLong(Span::startNanos).min().orElse(Long.MAX_VALUE);
      long to = spans.stream().filter(OtlpSpans::isAtSite).mapToLong(Span::endNanos).max().orElse(Long.MIN_VALUE);
      String serverId = from <= to ? server(rootId, kind, from, to, spans) : rootId;
      for (Span span : spans) {
        boolean inside = span.startNanos() >= from && span.endNanos() <= to;
        part(inside ? serverId : rootId, span);
      }
    }

    private String server(String rootId, String kind, long from, long to, List<Span> spans) {
      ObjectNode server = span(rootId, kind, SERVER, from, to);
      Attributes attributes = new Attributes(server);
      attributes.put("faas.coldstart", spans.stream().anyMatch(span -> span.component() == Component.COLD_START));
      attributes.put("edgewise.site", deployment.sites().get(seen.site()).id());
      status(server, attributes);
      return server.get("spanId").stringValue();
    }

    private void part(String parent, Span span) {
      ObjectNode node = span(parent, span.name(), span.store().isPresent() ? CLIENT : INTERNAL, span.startNanos(),
          span.endNanos());
      Attributes attributes = new Attributes(node);
      attributes.put("edgewise.component", span.component().name().toLowerCase(Locale.ROOT));
      span.store().ifPresent(call -> {
        attributes.put("db.system.name", call.store());
        attributes.put("db.operation.name", call.operation());
        attributes.put("db.collection.name", call.dataSet());
      });
    }

    private ObjectNode span(String parent, String name, int kind, long startNanos, long endNanos) {
      ObjectNode node = target.addObject();
      node.put("traceId", id);
      node.put("spanId", hash(SPAN_BYTES, id, written++));
      node.put("parentSpanId", parent);
      node.put("name", name);
      node.put("kind", kind);
      node.put("startTimeUnixNano", Long.toString(startNanos));
      node.put("endTimeUnixNano", Long.toString(endNanos));
      return node;
    }

    private void status(ObjectNode node, Attributes attributes) {
      ObjectNode status = node.putObject("status");
      if (seen.outcome() == Outcome.SERVED) {
        status.put("code", OK);
      } else {
        status.put("code", ERROR).put("message", outcome());
        attributes.put("error.type", outcome());
      }
    }

    private String outcome() {
      return seen.outcome().name().toLowerCase(Locale.ROOT);
    }
  }

  private static boolean isAtSite(Span span) {
    return !ON_THE_WAY.contains(span.component());
  }

  /** The attributes of a span or resource. */
  private record Attributes(ArrayNode list) {

    Attributes(ObjectNode owner) {
      this(owner.putArray("attributes"));
    }

    void put(String key, String value) {
      list.addObject().put("key", key).putObject("value").put("stringValue", value);
    }

    void put(String key, long value) {
      // 64-bit integers are strings in this encoding.
      list.addObject().put("key", key).putObject("value").put("intValue", Long.toString(value));
    }

    void put(String key, boolean value) {
      list.addObject().put("key", key).putObject("value").put("boolValue", value);
    }
  }

  private static String hash(int bytes, Object... of) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object part : of) {
        byte[] text = part.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
        digest.update(text);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
