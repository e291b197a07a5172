package io.edgewise.topology.place;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names nearest to a mistyped one, by edit distance without regard to case. */
public final class Suggestions {

  private static final int MOST = 3;

  private Suggestions() {}

  /**
   * At most three known names within a third of the name's length (at least two edits) of it, nearest first, equals in
   * alphabetical order. O(name x length of all known names).
   */
  public static List<String> nearest(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, wanted.length() / 3);
    record Candidate(String name, int edits) {}
    return known.stream()
        .filter(each -> Math.abs(each.length() - wanted.length()) <= limit)
        .map(each -> new Candidate(each, edits(wanted, each.toLowerCase(Locale.ROOT))))
        .filter(each -> each.edits() <= limit)
        .sorted(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  /** {@code ; did you mean "a" or "b"?}, or the empty string where nothing is near. */
  public static String sentence(String name, Collection<String> known) {
    List<String> near = nearest(name, known);
    return near.isEmpty() ? "" : "; did you mean \"" + String.join("\" or \"", near) + "\"?";
  }

  /** Levenshtein distance: insertions, deletions and substitutions. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
