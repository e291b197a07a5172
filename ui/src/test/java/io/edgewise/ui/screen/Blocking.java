package io.edgewise.ui.screen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A time in which the thread of the screen left something waiting.
 *
 * @param deed what was done last before it
 * @param waitedNanos from asking until the thread came to it
 * @param busyNanos time of a core that the thread used
 * @param collectorNanos time in which the garbage collector let nobody run, as far as the Java machine counts it: in milliseconds
 * @param stacks what the thread was in the middle of, looked at every few milliseconds; none where it took no longer than that
 */
public record Blocking(String deed, long waitedNanos, long busyNanos, long collectorNanos,
    List<StackTraceElement[]> stacks) {

  private static final String OURS = "io.edgewise.";
  private static final List<String> TESTS = List.of("io.edgewise.ui.screen.", "io.edgewise.ui.benchmark.");
  private static final List<String> JDK = List.of("java.", "jdk.", "sun.");
  private static final int MOST_PLACES = 3;

  /** What JavaFX does of its own accord in a pulse, by the method that does it. */
  private static final Map<String, String> PHASES = Map.of("doCSSPass", "style", "doLayoutPass", "layout",
      "waitForRenderingToComplete", "waiting for the picture before", "syncSceneNodes", "handing over what is drawn",
      "processMouseEvent", "mouse", "processKeyEvent", "key", "setUserAgentStylesheetWithThemes", "theme");

  /** One line: the times in milliseconds, what was done, and what the thread was found in most often. */
  public String line() {
    return String.format(Locale.ROOT, "%7.0f %7.0f %7.0f  %-34.34s %s", waitedNanos / 1e6, busyNanos / 1e6,
        collectorNanos / 1e6, deed, places());
  }

  /** The titles above lines. */
  public static String titles() {
    return String.format("%7s %7s %7s  %-34s %s", "waited", "busy", "GC", "after", "found in (how often)");
  }

  private String places() {
    Map<String, Long> counted = stacks.stream().collect(Collectors.groupingBy(Blocking::place, Collectors.counting()));
    return counted.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_PLACES).map(each -> each.getKey() + " (" + each.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  /**
   * The phase of the pulse or kind of event, and the method of ours that is farthest in, or else the control that it is about; where
   * there is none of these, the method of JavaFX.
   */
  private static String place(StackTraceElement[] stack) {
    String phase = Arrays.stream(stack).map(frame -> PHASES.get(frame.getMethodName())).filter(name -> name != null)
        .findFirst().orElse("");
    String ours = Arrays.stream(stack).filter(frame -> frame.getClassName().startsWith(OURS)).findFirst()
        .filter(frame -> TESTS.stream().noneMatch(frame.getClassName()::startsWith))
        .map(Blocking::name).orElseGet(() -> skin(stack));
    String where = (phase + " " + ours).strip();
    return where.isEmpty()
        ? Arrays.stream(stack).filter(frame -> JDK.stream().noneMatch(frame.getClassName()::startsWith))
            .findFirst().map(Blocking::name).orElse("")
        : where;
  }

  /** The innermost kind of control that JavaFX is about, by its skin or the flow of lines in an editor; empty for none. */
  private static String skin(StackTraceElement[] stack) {
    return Arrays.stream(stack).map(frame -> simple(frame.getClassName()))
        .filter(name -> name.endsWith("Skin") || name.equals("VFlow")).findFirst().orElse("");
  }

  private static String name(StackTraceElement frame) {
    return simple(frame.getClassName()) + "." + frame.getMethodName();
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
