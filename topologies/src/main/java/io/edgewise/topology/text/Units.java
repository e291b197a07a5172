package io.edgewise.topology.text;

import io.edgewise.topology.text.NumberText.Wanted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The units of one kind of quantity, each with its value and every spelling that is read. Immutable. */
final class Units<U> {

  private final Wanted wanted;
  private final String likely;
  private final String likelyOther;
  private final Map<String, U> spellings;
  private final Map<String, String> corrections;

  /**
   * Units.
   *
   * @param likely the two units to propose where none is given
   * @param spellings all that are read, the usual spelling of each unit first
   * @param corrections frequent mistakes and what to write instead
   */
  Units(Wanted wanted, List<String> likely, Map<String, U> spellings, Map<String, String> corrections) {
    this.wanted = wanted;
    this.likely = likely.get(0);
    this.likelyOther = likely.get(1);
    this.spellings = new LinkedHashMap<>(spellings);
    this.corrections = Map.copyOf(corrections);
  }

  Wanted wanted() {
    return wanted;
  }

  /**
   * The unit behind a number.
   *
   * @param text the whole text, for messages
   * @throws Unreadable if there is none, or an unknown one
   */
  U of(NumberText number, String text) throws Unreadable {
    U unit = spellings.get(number.unit());
    if (unit != null) {
      return unit;
    }
    String found = "found " + Wording.quote(text) + "; ";
    if (number.unit().isEmpty()) {
      throw new Unreadable(found + wanted.noun() + " needs a unit: " + Wording.alternatives(
          List.of(number.written() + " " + likely, number.written() + " " + likelyOther)) + "?");
    }
    if (number.unit().chars().anyMatch(Character::isDigit)) {
      throw new Unreadable(found + wanted.noun() + " is one number with one unit, such as " + wanted.example());
    }
    throw new Unreadable(() -> found + Wording.quote(number.unit()) + " is no unit here" + hint(number));
  }

  private String hint(NumberText number) {
    Set<String> meant = new LinkedHashSet<>();
    if (corrections.containsKey(number.unit())) {
      meant.addAll(List.of(corrections.get(number.unit()).split("\\|")));
    } else {
      Set<U> seen = new LinkedHashSet<>();
      for (String spelling : candidates(number.unit())) {
        if (seen.add(spellings.get(spelling))) {
          meant.add(spelling);
        }
      }
    }
    if (!meant.isEmpty()) {
      List<String> whole = meant.stream().limit(3).map(unit -> number.written() + " " + unit).toList();
      return "; did you mean " + Wording.alternatives(whole) + "?";
    }
    return "; allowed: " + Wording.listing(usual());
  }

  private List<String> candidates(String unit) {
    List<String> sameButCase = spellings.keySet().stream()
        .filter(spelling -> spelling.toLowerCase(Locale.ROOT).equals(unit.toLowerCase(Locale.ROOT)))
        .toList();
    return sameButCase.isEmpty() ? Suggestions.closest(unit, spellings.keySet()) : sameButCase;
  }

  /** The usual spelling of every unit. */
  private List<String> usual() {
    Set<U> seen = new LinkedHashSet<>();
    List<String> usual = new ArrayList<>();
    spellings.forEach((spelling, unit) -> {
      if (seen.add(unit)) {
        usual.add(spelling);
      }
    });
    return usual;
  }

  /** A table of spellings: {@code "ms|millisecond|milliseconds", value, ...}. */
  static Map<String, BigDecimal> table(Object... spellingsAndValues) {
    Map<String, BigDecimal> table = new LinkedHashMap<>();
    for (int i = 0; i < spellingsAndValues.length; i += 2) {
      BigDecimal value = new BigDecimal((String) spellingsAndValues[i + 1]);
      for (String spelling : ((String) spellingsAndValues[i]).split("\\|")) {
        table.put(spelling, value);
      }
    }
    return table;
  }
}
