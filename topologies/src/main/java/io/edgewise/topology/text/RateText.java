package io.edgewise.topology.text;

import io.edgewise.topology.text.NumberText.Wanted;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code 400 / s}. */
final class RateText {

  static final Wanted WANTED = new Wanted("a rate", "a count for a time", "\"400 / s\"");

  private static final Map<String, Rate.Per> PERIODS = new LinkedHashMap<>();

  static {
    for (Rate.Per per : Rate.Per.values()) {
      PERIODS.put(per.toString(), per);
    }
    PERIODS.putAll(Map.of("sec", Rate.Per.SECOND, "second", Rate.Per.SECOND, "minute", Rate.Per.MINUTE,
        "hour", Rate.Per.HOUR, "d", Rate.Per.DAY));
  }

  private RateText() {}

  static Rate parse(String text) throws Unreadable {
    int slash = text.indexOf('/');
    String counted = slash < 0 ? text : text.substring(0, slash).strip();
    NumberText number = Quantities.notNegative(NumberText.parse(counted, WANTED), text, WANTED);
    String found = "found " + Wording.quote(text) + "; ";
    if (slash < 0) {
      String bare = number.unit().isEmpty() || number.unit().equals("k") || number.unit().equals("M")
          ? counted
          : number.written();
      throw new Unreadable(found + "a rate needs a time: \"" + bare + " / s\" or \"" + bare + " / min\"?");
    }
    String period = text.substring(slash + 1).strip();
    if (period.isEmpty()) {
      throw new Unreadable(found + "a rate needs a time: \"" + counted + " / s\" or \"" + counted + " / min\"?");
    }
    Rate.Per per = PERIODS.get(period);
    if (per == null) {
      throw new Unreadable(found + Wording.quote(period) + " is no period" + hint(period));
    }
    return new Rate(Quantities.count(number, text, WANTED), per);
  }

  private static String hint(String period) {
    if (period.equals("m")) {
      return "; did you mean \"min\" or \"month\"?";
    }
    List<String> near = Suggestions.closest(period, PERIODS.keySet());
    return near.isEmpty()
        ? "; allowed: " + Wording.listing(Arrays.stream(Rate.Per.values()).map(Rate.Per::toString).toList())
        : "; did you mean " + Wording.quote(PERIODS.get(near.getFirst()).toString()) + "?";
  }
}
