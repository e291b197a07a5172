package io.edgewise.topology.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds what the user probably meant: names that differ by case, separators, a plural, a missing or extra word, or a
 * few typing errors (Damerau-Levenshtein distance in its optimal-string-alignment form: Damerau, "A technique for
 * computer detection and correction of spelling errors", CACM 7(3), 1964).
 */
public final class Suggestions {

  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int MOST = 3;
  private static final int LISTED = 12;
  private static final int LONGEST = 100;

  private record Scored(String name, double score) {}

  private Suggestions() {}

  /**
   * The known names nearest to a found one.
   *
   * @return nearest first, at most 3, those alone that are about as near as the nearest; empty when none is near
   */
  public static List<String> closest(String found, Collection<String> known) {
    if (found.isBlank() || found.length() > LONGEST) {
      return List.of();
    }
    List<Scored> near = new ArrayList<>();
    for (String name : known) {
      double score = score(found, name);
      if (score < Double.POSITIVE_INFINITY) {
        near.add(new Scored(name, score));
      }
    }
    near.sort(Comparator.comparingDouble(Scored::score)
        .thenComparingInt(scored -> Math.abs(scored.name().length() - found.length()))
        .thenComparing(Scored::name));
    double best = near.isEmpty() ? 0 : near.getFirst().score();
    return near.stream().filter(scored -> scored.score() <= best + 1).map(Scored::name).distinct().limit(MOST).toList();
  }

  /**
   * The end of a message about an unknown name: {@code ; did you mean "x"?}, or, when nothing is near and at most 12
   * names are known, {@code ; allowed: a, b, c}, or nothing.
   */
  public static String hint(String found, Collection<String> known) {
    List<String> closest = closest(found, known);
    if (!closest.isEmpty()) {
      return "; did you mean " + Wording.alternatives(closest) + "?";
    }
    return known.isEmpty() || known.size() > LISTED ? "" : "; allowed: " + Wording.listing(known);
  }

  /** 0 for equal but for case, rising with difference; infinite when the names are not alike. */
  private static double score(String found, String name) {
    if (name.length() > LONGEST) {
      return Double.POSITIVE_INFINITY;
    }
    if (found.equalsIgnoreCase(name)) {
      return 0;
    }
    List<String> words = words(found);
    List<String> nameWords = words(name);
    String joined = String.join("", words);
    String nameJoined = String.join("", nameWords);
    if (joined.equals(nameJoined)) {
      return 0.25;
    }
    if (singular(joined).equals(singular(nameJoined)) || sorted(words).equals(sorted(nameWords))) {
      return 0.5;
    }
    int allowed = joined.length() < 3 ? 0 : joined.length() < 6 ? 1 : joined.length() < 10 ? 2 : 3;
    int distance = distance(joined, nameJoined);
    if (distance <= allowed && distance < Math.max(joined.length(), nameJoined.length())) {
      return distance;
    }
    boolean contained = contains(nameWords, words) || contains(words, nameWords)
        || (joined.length() >= 3 && nameJoined.startsWith(joined));
    return contained ? 1.5 : Double.POSITIVE_INFINITY;
  }

  /** Lower-case words, cut at separators and where camel case rises. */
  private static List<String> words(String name) {
    String separated = CAMEL.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    return SEPARATORS.splitAsStream(separated)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static List<String> sorted(List<String> words) {
    return words.stream().sorted().toList();
  }

  private static boolean contains(List<String> whole, List<String> part) {
    return part.stream().mapToInt(String::length).sum() >= 2 && Collections.indexOfSubList(whole, part) >= 0;
  }

  /** Fewest insertions, deletions, substitutions and swaps of neighbours; O(a b) time, three rows of memory. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, 1 + Math.min(last[j], row[j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
