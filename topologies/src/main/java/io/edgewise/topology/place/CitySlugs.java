package io.edgewise.topology.place;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Identifiers of cities made of their names: lower-case ASCII letters, digits and hyphens. Of cities that share one,
 * the most populous keeps it; the others add their country code, then a number from 2 on, in falling population.
 */
final class CitySlugs {

  /** Letters that Unicode does not decompose into an ASCII letter and a mark. */
  private static final String[][] LETTERS = {
      {"ł", "l"}, {"ø", "o"}, {"đ", "d"}, {"ð", "d"}, {"ı", "i"}, {"ß", "ss"}, {"æ", "ae"}, {"œ", "oe"}, {"þ", "th"},
      {"ə", "a"}, {"’", ""}, {"‘", ""}, {"'", ""}, {"ʼ", ""}, {"ʻ", ""},
  };

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern HYPHENS_AT_ENDS = Pattern.compile("^-|-$");

  /** A city's name, country and population, and a number that breaks ties. */
  record Candidate(String name, String country, double population, long tieBreak) {}

  private CitySlugs() {}

  /** The slug of each city, in the cities' order; all differ. */
  static List<String> of(List<Candidate> cities) {
    List<Integer> byPopulation = IntStream.range(0, cities.size()).boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -cities.get(i).population())
            .thenComparingLong(i -> cities.get(i).tieBreak()))
        .toList();
    List<String> slugs = new ArrayList<>(Collections.nCopies(cities.size(), ""));
    Set<String> taken = new HashSet<>();
    for (int i : byPopulation) {
      String plain = fold(cities.get(i).name());
      String withCountry = plain + "-" + cities.get(i).country().toLowerCase(Locale.ROOT);
      String slug = taken.contains(plain) ? withCountry : plain;
      for (int n = 2; !taken.add(slug); n++) {
        slug = withCountry + "-" + n;
      }
      slugs.set(i, slug);
    }
    return slugs;
  }

  /** The name in lower-case ASCII with hyphens for everything else. */
  static String fold(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (PLAIN.matcher(lower).matches()) {
      // Most names: fifteen replacements, a normalisation and three patterns are spared more than a thousand times.
      return lower;
    }
    for (String[] each : LETTERS) {
      lower = lower.replace(each[0], each[1]);
    }
    String ascii = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    return HYPHENS_AT_ENDS.matcher(OTHERS.matcher(ascii).replaceAll("-")).replaceAll("");
  }
}
