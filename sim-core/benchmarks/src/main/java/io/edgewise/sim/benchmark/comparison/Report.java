package io.edgewise.sim.benchmark.comparison;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What is printed: tables as they become known, at the end the ratios, one a line, and what did not hold. */
final class Report {

  private static final String RATIO = "ratio ";
  private static final String WRONG = "WRONG: ";

  private final PrintStream out;
  private final List<String> ratios = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  /** A line. */
  void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }

  /** A table of standings under a title. */
  void table(String title, Collection<Standing> standings) {
    line("");
    line("%s", title);
    line("  %-22s %14s %11s %9s %11s %14s", "", "requests/s", "ns/request", "ns/event", "bytes/req.", "mean ms");
    for (Standing standing : standings) {
      double events = standing.contender().eventsPerRequest();
      line("  %-22s %,14.0f %11.1f %9s %11.2f %14s", standing.contender().name(), standing.requestsPerSecond(),
          standing.nanosPerRequest(), number("%.1f", standing.nanosPerRequest() / events),
          standing.bytesPerRequest(), number("%.4f", standing.sample().meanMillis()));
    }
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  /** A ratio for the end; larger means that the first is the faster or, for times, the slower. */
  void ratio(String name, double value) {
    ratios.add(String.format(Locale.ROOT, value < 10 ? "%s%s %.3f" : "%s%s %.1f", RATIO, name, value));
  }

  /** Notes a failure unless the value is as near to the expected one as the relative tolerance says. */
  void check(String name, double value, double expected, double tolerance) {
    if (!(Math.abs(value - expected) <= tolerance * Math.abs(expected))) {
      failures.add(String.format(Locale.ROOT, "%s%s is %.5g, not %.5g within %.2g %%", WRONG, name, value, expected,
          100 * tolerance));
    }
  }

  /** Takes a line that a report of one part has printed. */
  void take(String line) {
    if (line.startsWith(RATIO)) {
      ratios.add(line);
    } else if (line.startsWith(WRONG)) {
      failures.add(line);
    } else {
      line("%s", line);
    }
  }

  /** Notes that a part did not hold or broke off. */
  void failed(String part) {
    failures.add(WRONG + "the part " + part + " failed");
  }

  /** Prints failures and ratios; returns whether all held. */
  boolean finish() {
    failures.forEach(failure -> line("%s", failure));
    ratios.forEach(ratio -> line("%s", ratio));
    return failures.isEmpty();
  }
}
