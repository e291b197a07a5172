package io.edgewise.scenario.claim;

import io.edgewise.report.table.Quantity;
import io.edgewise.report.table.Quantity.Unit;
import io.edgewise.scenario.spec.ClaimsSpec;
import io.edgewise.scenario.spec.ExpectationSpec;
import io.edgewise.scenario.spec.FigureSpec;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.catalog.SourcedNumber;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes claims out of what the file says: everything that needs no run is found out at once. */
public final class ClaimCompiler {

  private final Catalog catalog;
  private final Bills bills;
  private final Map<String, Deployment> deployments;
  private final Collection<String> strategies;
  private final Problems problems;

  /**
   * A compiler.
   *
   * @param catalog the offers that the scenario may use
   * @param deployments those that are simulated, in any order
   * @param strategies ids of all strategies of the file
   * @param problems takes what is wrong
   */
  public ClaimCompiler(Catalog catalog, Places places, Collection<Deployment> deployments,
      Collection<String> strategies, Problems problems) {
    this.catalog = catalog;
    this.deployments = deployments.stream().collect(Collectors.toMap(Deployment::id, each -> each));
    this.strategies = strategies;
    this.problems = problems;
    bills = new Bills(catalog, places, problems);
  }

  /** The claims; what is wrong is recorded and left out. */
  public Claims compile(List<ClaimsSpec> specs) {
    return new Claims(specs.stream().map(spec -> new Claims.Table(spec.title().orElse(""), spec.source().orElse(""),
        spec.statements().stream().map(this::statement).toList())).toList());
  }

  private Claims.Statement statement(ClaimsSpec.Statement spec) {
    Optional<Figure> found = spec.found().flatMap(this::figure);
    Optional<Expectation> says =
        found.flatMap(figure -> spec.says().flatMap(expectation -> expectation(expectation, figure.unit())));
    Map<String, Figure> beside = new LinkedHashMap<>();
    spec.beside().forEach((title, figure) -> figure(figure).ifPresent(value -> beside.put(title, value)));
    return new Claims.Statement(spec.claim().orElse(""), says, found, beside);
  }

  private Optional<Expectation> expectation(ExpectationSpec spec, Unit unit) {
    List<Node> nodes = new ArrayList<>(spec.between());
    spec.about().or(spec::atMost).or(spec::atLeast).ifPresent(nodes::add);
    List<Double> values = nodes.stream()
        .flatMap(node -> UnitForms.of(unit).read(node, problems).stream()).toList();
    if (values.isEmpty() || values.size() < nodes.size() || nodes.size() == 2 != !spec.between().isEmpty()) {
      return Optional.empty();
    }
    List<String> texts = values.stream().map(value -> Quantity.exactly(value, unit).text()).toList();
    double first = values.getFirst();
    if (spec.about().isPresent()) {
      double within = spec.within().orElse(ExpectationSpec.DEFAULT_WITHIN);
      return Optional.of(new Expectation(first * (1 - within), first * (1 + within),
          (within > 0 ? "≈ " : "") + texts.getFirst()));
    }
    if (spec.atMost().isPresent()) {
      return Optional.of(new Expectation(Double.NEGATIVE_INFINITY, first, "≤ " + texts.getFirst()));
    }
    return Optional.of(spec.atLeast().isPresent()
        ? new Expectation(first, Double.POSITIVE_INFINITY, "≥ " + texts.getFirst())
        : new Expectation(first * (1 - spec.within().orElse(0.0)), values.getLast() * (1 + spec.within().orElse(0.0)),
            texts.getFirst() + " to " + texts.getLast()));
  }

  private Optional<Figure> figure(FigureSpec spec) {
    return switch (spec) {
      case FigureSpec.Simulated simulated -> strategy(simulated.node(), simulated.strategy())
          .flatMap(id -> simulated.metric().map(metric -> simulated(id, metric)));
      case FigureSpec.StartUp startUp -> strategy(startUp.node(), startUp.strategy())
          .map(id -> new Figure(Unit.MILLISECONDS, run -> startUp(id, startUp)));
      case FigureSpec.Bill bill -> bill.bill().flatMap(bills::dollars).map(value -> fixed(value, Unit.DOLLARS));
      case FigureSpec.Crossover crossover -> crossover.bill().flatMap(bill -> crossover.against()
          .flatMap(against -> bills.crossover(bill, against))).map(value -> fixed(value, Unit.COUNT));
      case FigureSpec.Utilisation utilisation -> utilisation.bill().flatMap(bill -> utilisation.of()
          .flatMap(of -> bills.utilisation(bill, of))).map(value -> fixed(value, Unit.SHARE));
      case FigureSpec.Stated stated -> stated(stated);
      case FigureSpec.Ratio ratio -> ratio(ratio);
    };
  }

  private static Figure fixed(double value, Unit unit) {
    return Figure.fixed(Quantity.exactly(value, unit));
  }

  /** The id of a strategy of the file; it need not be simulated, where it is infeasible. */
  private Optional<String> strategy(Node node, Optional<String> id) {
    if (id.isPresent() && !strategies.contains(id.get())) {
      problems.add(node.get("of").orElse(node), "no strategy \"" + id.get() + "\""
          + Suggestions.hint(id.get(), strategies));
      return Optional.empty();
    }
    return id;
  }

  private static Figure simulated(String id, Estimand metric) {
    Unit unit = metric == Metric.MONTHLY_COST ? Unit.DOLLARS
        : metric instanceof Metric ? Unit.MILLISECONDS : Unit.SHARE;
    return new Figure(unit, run -> result(run, id)
        .filter(strategy -> !(strategy.saturated() && unit == Unit.MILLISECONDS))
        .flatMap(strategy -> strategy.estimate(metric)).map(interval -> quantity(interval, unit)));
  }

  private static Quantity quantity(ConfidenceInterval interval, Unit unit) {
    double half = interval.halfWidth();
    return new Quantity(interval.value(), Double.isFinite(half) ? half : 0, unit);
  }

  private static Optional<StrategyResult> result(RunResult run, String id) {
    return run.strategies().stream().filter(strategy -> strategy.id().equals(id)).findFirst();
  }

  /** The last phase of a start is the initialisation; those before it are the platform's. */
  private Optional<Quantity> startUp(String id, FigureSpec.StartUp spec) {
    Optional<Deployment> deployment = Optional.ofNullable(deployments.get(id));
    List<Distribution> phases =
        deployment.map(found -> found.platform().startUp().phasesMillis()).orElse(List.of());
    if (phases.isEmpty() || spec.phase().isEmpty() || spec.quantile().isEmpty()) {
      return Optional.empty();
    }
    boolean initialisation = spec.phase().get() == FigureSpec.Phase.INITIALISATION;
    if (!initialisation && phases.size() != 2) {
      return Optional.empty();
    }
    Distribution phase = initialisation ? phases.getLast() : phases.getFirst();
    return Optional.of(Quantity.exactly(phase.quantile(spec.quantile().get()), Unit.MILLISECONDS));
  }

  private Optional<Figure> stated(FigureSpec.Stated spec) {
    if (spec.offer().isEmpty() || spec.path().isEmpty()) {
      return Optional.empty();
    }
    Optional<Offer> offer = Arrays.stream(OfferKind.values())
        .flatMap(kind -> catalog.offer(kind, spec.offer().get()).stream()).findFirst();
    if (offer.isEmpty()) {
      problems.add(spec.node(), "no offer \"" + spec.offer().get() + "\"" + Suggestions.hint(spec.offer().get(),
          Arrays.stream(OfferKind.values()).flatMap(kind -> catalog.ids(kind).stream()).toList()));
      return Optional.empty();
    }
    List<SourcedNumber> numbers = offer.get().numbers();
    Optional<Quantity> quantity = numbers.stream().filter(number -> number.path().equals(spec.path().get()))
        .findFirst().flatMap(number -> UnitForms.guess(number.text()));
    if (quantity.isEmpty()) {
      problems.add(spec.node(), "the offer \"" + spec.offer().get() + "\" states no plain number at \""
          + spec.path().get() + "\"" + Suggestions.hint(spec.path().get(),
              numbers.stream().map(SourcedNumber::path).toList()));
    }
    return quantity.map(Figure::fixed);
  }

  private Optional<Figure> ratio(FigureSpec.Ratio spec) {
    List<Figure> figures = spec.figures().stream().flatMap(figure -> figure(figure).stream()).toList();
    if (figures.size() != 2) {
      return Optional.empty();
    }
    if (figures.getFirst().unit() != figures.getLast().unit()) {
      problems.add(spec.node(), "a ratio is of two figures of one unit");
      return Optional.empty();
    }
    return Optional.of(new Figure(Unit.RATIO, run -> figures.getFirst().of(run)
        .flatMap(above -> figures.getLast().of(run).map(below -> quotient(above, below)))));
  }

  /** With the sum of the relative errors, which is not too small whatever the two have in common. */
  private static Quantity quotient(Quantity above, Quantity below) {
    double value = above.value() / below.value();
    double error = above.halfWidth() / Math.abs(above.value()) + below.halfWidth() / Math.abs(below.value());
    return new Quantity(value, above.value() == 0 ? 0 : value * error, Unit.RATIO);
  }
}
