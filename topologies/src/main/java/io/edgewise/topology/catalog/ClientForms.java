package io.edgewise.topology.catalog;

import io.edgewise.sim.model.CircuitBreaker;
import io.edgewise.sim.model.Hedge;
import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.NodeReader;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How files write what clients do when they are not answered. */
public final class ClientForms {

  /** {@code 200 ms}, or {@code {after: 200 ms, cancel: true}}. */
  public static final NodeReader<TimeLimit> TIME_LIMIT = ClientForms::timeLimit;

  /** {@code 50 ms} or {@code p95}, or {@code {after: p95}}. */
  public static final NodeReader<Hedge> HEDGE = ClientForms::hedge;

  /** {@code {failures: 50%, of: 20, open: 10 s, probes: 1}}. */
  public static final NodeReader<CircuitBreaker> BREAKER = ClientForms::breaker;

  /** {@code 10%}, or {@code {share: 10%, most: 10}}. */
  public static final NodeReader<RetryBudget> BUDGET = ClientForms::budget;

  /** How waits are spread. */
  public static final Form<RetryPolicy.Jitter> JITTER = Form.choice("jitter", RetryPolicy.Jitter.class);

  /** Why an attempt failed. */
  public static final Form<RetryPolicy.Cause> CAUSE = Form.choice("failure", RetryPolicy.Cause.class);

  /** Tokens that a bucket holds unless a file says so: those of the example in gRPC's proposal A6, Client Retries. */
  public static final double USUAL_TOKENS = 10;

  private static final Form<Long> TIME = Quantities.DURATION.moreThan("0 s");
  private static final Form<Integer> COUNT =
      Quantities.COUNT.atLeast("1").atMost(String.valueOf(CircuitBreaker.MOST)).map(Math::toIntExact);
  private static final Form<Double> TOKENS = Quantities.NUMBER.atLeast("1");
  private static final Pattern QUANTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]+)?)");

  private ClientForms() {}

  /**
   * What holds because a mapping that has keys of clients leaves it open: the value by key.
   *
   * @param mapping {@code users}, a strategy, the binding of a store, or a call
   */
  public static Map<String, String> assumed(Node mapping) {
    Map<String, String> assumed = new LinkedHashMap<>();
    for (String key : List.of("retries", "retry")) {
      mapping.get(key).flatMap(retries -> retries.get("budget")).filter(budget -> budget.get("most").isEmpty())
          .ifPresent(budget -> assumed.put(key + ".budget.most",
              "10 tokens, as in the example of gRPC's proposal A6, Client Retries"));
    }
    mapping.get("breaker").filter(breaker -> breaker.get("probes").isEmpty())
        .ifPresent(breaker -> assumed.put("breaker.probes", "1, the fewest that tell anything"));
    return assumed;
  }

  /** Failures after which is asked again; all where the key is missing. */
  static Set<RetryPolicy.Cause> causes(Fields fields, String key) {
    Set<RetryPolicy.Cause> causes = EnumSet.noneOf(RetryPolicy.Cause.class);
    causes.addAll(fields.list(key, CAUSE));
    return fields.has(key) && !causes.isEmpty() ? causes : EnumSet.allOf(RetryPolicy.Cause.class);
  }

  private static Optional<TimeLimit> timeLimit(Node node, Problems problems) {
    if (node.kind() != Node.Kind.MAPPING) {
      return TIME.read(node, problems).map(nanos -> new TimeLimit(nanos, false));
    }
    Fields fields = Fields.of(node, problems).required("after");
    Optional<Long> after = fields.value("after", TIME);
    boolean cancel = fields.flag("cancel", false);
    return fields.build(() -> new TimeLimit(after.orElseThrow(), cancel));
  }

  private static Optional<Hedge> hedge(Node node, Problems problems) {
    if (node.kind() != Node.Kind.MAPPING) {
      return after(node, problems);
    }
    Fields fields = Fields.of(node, problems).required("after");
    Optional<Hedge> hedge = fields.value("after", ClientForms::after);
    return fields.build(hedge::orElseThrow);
  }

  private static Optional<Hedge> after(Node node, Problems problems) {
    if (node.kind() == Node.Kind.SCALAR) {
      Matcher quantile = QUANTILE.matcher(node.text());
      if (quantile.matches() && Double.parseDouble(quantile.group(1)) > 0) {
        return Optional.of(Hedge.atQuantile(Double.parseDouble(quantile.group(1)) / 100));
      }
    }
    return Quantities.DURATION.read(node, problems).map(Hedge::after);
  }

  private static Optional<CircuitBreaker> breaker(Node node, Problems problems) {
    Fields fields = Fields.of(node, problems).required("failures", "of", "open");
    Optional<Double> failures = fields.share("failures");
    Optional<Integer> of = fields.value("of", COUNT);
    Optional<Long> open = fields.value("open", TIME);
    int probes = fields.value("probes", COUNT, 1);
    return fields
        .build(() -> new CircuitBreaker(failures.orElseThrow(), of.orElseThrow(), open.orElseThrow(), probes));
  }

  private static Optional<RetryBudget> budget(Node node, Problems problems) {
    if (node.kind() != Node.Kind.MAPPING) {
      return Quantities.SHARE.read(node, problems).map(share -> new RetryBudget(share, USUAL_TOKENS));
    }
    Fields fields = Fields.of(node, problems).required("share");
    Optional<Double> share = fields.share("share");
    double most = fields.value("most", TOKENS, USUAL_TOKENS);
    return fields.build(() -> new RetryBudget(share.orElseThrow(), most));
  }
}
