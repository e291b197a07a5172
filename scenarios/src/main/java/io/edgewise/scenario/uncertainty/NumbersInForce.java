package io.edgewise.scenario.uncertainty;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.topology.catalog.Assumption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The numbers in force for some strategies, as {@code explain} lists them, by what they are about. */
final class NumbersInForce {

  private static final String BETWEEN = ": ";
  private static final Pattern PRESET = Pattern.compile("^presets\\.[^.]+\\.");
  private static final Set<String> FLAGS = Set.of("true", "false");

  private final List<Assumption> common;
  private final Set<Assumption> ofOffers;

  private NumbersInForce(List<Assumption> common, Set<Assumption> ofOffers) {
    this.common = common;
    this.ofOffers = ofOffers;
  }

  static NumbersInForce of(CompiledScenario compiled, Collection<String> strategies) {
    Set<Assumption> ofOffers = new LinkedHashSet<>();
    strategies.stream().filter(compiled.strategies()::containsKey)
        .forEach(id -> ofOffers.addAll(compiled.strategies().get(id).assumptions()));
    return new NumbersInForce(compiled.assumptions(), ofOffers);
  }

  /** Those of one subject that hold for all strategies. */
  List<Assumption> about(String subject) {
    return common.stream().filter(number -> number.subject().equals(subject)).toList();
  }

  /** Those of an offer under some of its keys, whatever the preset. */
  List<Assumption> of(String offer, String... keys) {
    return ofOffers.stream().filter(number -> number.subject().startsWith(offer + BETWEEN)
        && isUnder(number, keys)).toList();
  }

  /** Whether numbers of an offer have sources: those of a scenario's own offers need none. */
  boolean hasSources(String offer) {
    return ofOffers.stream().anyMatch(number -> offer(number).equals(offer) && number.provenance().isPresent());
  }

  /** Those of any offer under some keys, by offer. */
  Map<String, List<Assumption>> byOffer(String... keys) {
    return ofOffers.stream().filter(number -> isUnder(number, keys))
        .collect(Collectors.groupingBy(NumbersInForce::offer, LinkedHashMap::new, Collectors.toList()));
  }

  static String offer(Assumption number) {
    int between = number.subject().indexOf(BETWEEN);
    return between < 0 ? "" : number.subject().substring(0, between);
  }

  private static boolean isUnder(Assumption number, String... keys) {
    int between = number.subject().indexOf(BETWEEN);
    if (between < 0 || FLAGS.contains(number.text())) {
      return false;
    }
    String path = PRESET.matcher(number.subject().substring(between + BETWEEN.length())).replaceFirst("");
    for (String key : keys) {
      if (path.equals(key) || path.startsWith(key + ".")) {
        return true;
      }
    }
    return false;
  }
}
