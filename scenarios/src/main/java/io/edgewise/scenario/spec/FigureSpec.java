package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A number that can be found out about a scenario or its catalogue. Parts that were wrong in the file are missing. */
public sealed interface FigureSpec {

  /** Where it stands. */
  Node node();

  /** What the simulation of a strategy shows. */
  record Simulated(Node node, Optional<String> strategy, Optional<Estimand> metric) implements FigureSpec {}

  /** A quantile of what starts of a strategy's instances take. */
  record StartUp(Node node, Optional<String> strategy, Optional<Phase> phase, Optional<Double> quantile)
      implements
        FigureSpec {}

  /** What a month costs by the price book. */
  record Bill(Node node, Optional<BillSpec> bill) implements FigureSpec {}

  /** The requests a month from which on a bill is not below another one. */
  record Crossover(Node node, Optional<BillSpec> bill, Optional<BillSpec> against) implements FigureSpec {}

  /** The utilisation of servers at which the same work costs as much when it is paid by use. */
  record Utilisation(Node node, Optional<BillSpec> bill, Optional<BillSpec> of) implements FigureSpec {}

  /** A number that stands in the file of an offer. */
  record Stated(Node node, Optional<String> offer, Optional<String> path) implements FigureSpec {}

  /** How many times the second figure the first one is. */
  record Ratio(Node node, List<FigureSpec> figures) implements FigureSpec {}

  /** A part of a start. */
  enum Phase {
    /** What the platform does before the code is initialised. */
    OVERHEAD,
    /** The initialisation of the code. */
    INITIALISATION
  }

  /** The forms of figures, one key each. */
  Value<FigureSpec> VALUE =
      Mapping.oneKey("figure", "A number to be found out, named by its only key.",
          () -> List.<Key<?>>copyOf(Forms.keys()), fields -> Forms.keys()
              .stream().flatMap(key -> key.in(fields).stream()).map(FigureSpec.class::cast).findFirst());

  /** Its keys. */
  final class Forms {

    private static final Key<String> STRATEGY = Key.required("of", Scalars.TEXT, "Id of the strategy.");
    private static final Key<Estimand> METRIC =
        Key.required("metric", Value.named("metric", metrics()), "Which result.");
    private static final Key<Phase> PHASE = Key.optional("phase", Value.named("phase", Map.of("overhead",
        Phase.OVERHEAD, "initialisation", Phase.INITIALISATION)), "Which part of the start.");
    private static final Key<Double> QUANTILE =
        Key.required("quantile", Scalars.share(Quantities.SHARE, "50%", "99%"), "Of how many starts it is the most.");
    private static final Key<String> OFFER = Key.required("of", Scalars.TEXT, "Id of the offer.");
    private static final Key<String> PATH =
        Key.required("path", Scalars.TEXT, "Where it stands, as \"edgewise catalog show\" prints it.");
    private static final Key<BillSpec> BILL = Key.required("bill", BillSpec.VALUE, "The bill that grows with use.");
    private static final Key<BillSpec> AGAINST = Key.required("against", BillSpec.VALUE, "The bill that it reaches.");
    private static final Key<BillSpec> OF = Key.required("of", BillSpec.VALUE, "The bill of the servers.");

    private Forms() {}

    private static Map<String, Estimand> metrics() {
      Map<String, Estimand> metrics = new LinkedHashMap<>();
      Stream.concat(Stream.of(Metric.values()), Stream.of(Rate.values())).forEach(m -> metrics.put(m.id(), m));
      return metrics;
    }

    private static List<Key<? extends FigureSpec>> keys() {
      return List.of(
          Key.optional("simulated", Mapping.of("simulated", "What the simulation of a strategy shows.",
              () -> List.of(STRATEGY, METRIC),
              fields -> new Simulated(fields.node(), STRATEGY.in(fields), METRIC.in(fields))),
              "What the simulation of a strategy shows."),
          Key.optional("startUp", Mapping.of("start-up", "How long instances of a strategy take to start.",
              () -> List.of(STRATEGY, PHASE, QUANTILE),
              fields -> new StartUp(fields.node(), STRATEGY.in(fields), PHASE.in(fields), QUANTILE.in(fields))),
              "How long instances of a strategy take to start, as the simulation draws it."),
          Key.optional("bill", BillSpec.VALUE.map(bill -> new Bill(bill.node(), Optional.of(bill))),
              "What a month costs by the price book."),
          Key.optional("crossover", Mapping.of("crossover", "Where two bills are the same.",
              () -> List.of(BILL, AGAINST),
              fields -> new Crossover(fields.node(), BILL.in(fields), AGAINST.in(fields))),
              "The requests a month from which on a bill is not below another one."),
          Key.optional("utilisation", Mapping.of("utilisation", "Where servers cost what pay per use does.",
              () -> List.of(BILL, OF),
              fields -> new Utilisation(fields.node(), BILL.in(fields), OF.in(fields))),
              "The utilisation of servers at which the same work costs as much when it is paid by use."),
          Key.optional("stated", Mapping.of("stated", "A number of an offer.", () -> List.of(OFFER, PATH),
              fields -> new Stated(fields.node(), OFFER.in(fields), PATH.in(fields))),
              "A number that stands in the file of an offer."),
          Key.optional("ratio", ratio(), "How many times the second figure the first one is."));
    }

    private static Value<Ratio> ratio() {
      return new Value<>(new Shape.ListOf(VALUE.shape()),
          (node, problems) -> Value.listOf(VALUE).reader().read(node, problems).map(figures -> {
            if (node.items().size() != 2) {
              problems.add(node, "a ratio is of two figures, found " + node.items().size());
            }
            return new Ratio(node, figures);
          }));
    }
  }
}
