package io.edgewise.scenario.trust;

import io.edgewise.scenario.cli.Cli;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges what a command makes of a file that anybody may have written: it takes it, or it says what is wrong and where, and
 * then has written nothing; never another exception, never an error of the Java machine, never for longer than
 * {@link #MOST_CPU_SECONDS}. Not thread-safe.
 */
final class Oracle {

  /** What one input may cost; time of the processor, for machines are busy with other work at times. */
  static final int MOST_CPU_SECONDS = 5;

  /** A message that is longer hides what it says. */
  private static final int MOST_CHARACTERS = 2_000;

  private static final int DONE = 0;
  private static final int WRONG_INPUT = 2;
  private static final int NOT_HELD = 3;

  private static final Pattern THROWN =
      Pattern.compile("(?m)^(?:Caused by: )?([a-z]+\\.[\\w.$]+(?:Exception|Error))\\b");
  private static final Pattern FRAME = Pattern.compile("(?m)^\\s+at (?:app//)?(io\\.edgewise\\.[^(]+\\([^)]*\\))");
  private static final Pattern PLACE = Pattern.compile(":(\\d+):(\\d+): ");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Workplace place;
  private volatile Running running;
  private double lastSeconds;

  Oracle(Workplace place) {
    this.place = place;
  }

  /**
   * What a command did that it must not.
   *
   * @param target what it read
   * @param signature the same for inputs that come upon the same fault
   * @param detail what was seen
   */
  record Finding(Target target, String signature, String detail) {

    /** Equal where it is the same fault of the same target. */
    String key() {
      return target + ": " + signature;
    }
  }

  /** The input that is being looked at, since when in time of its thread, and the thread. */
  record Running(Target target, byte[] input, long sinceNanos, Thread thread) {

    double cpuSeconds() {
      return (THREADS.getThreadCpuTime(thread.threadId()) - sinceNanos) / 1e9;
    }
  }

  /** What is being looked at; null where nothing is. */
  Running running() {
    return running;
  }

  /** Time of the processor that the last input took. */
  double lastSeconds() {
    return lastSeconds;
  }

  /** Runs the command; empty where all is as it must be. */
  Optional<Finding> judge(Target target, byte[] input) {
    Optional<byte[]> before = target.file().isEmpty() || !place.has(target.file()) ? Optional.empty()
        : Optional.of(place.read(target.file()));
    if (!target.file().isEmpty()) {
      place.write(target.file(), input);
    }
    running = new Running(target, input, THREADS.getCurrentThreadCpuTime(), Thread.currentThread());
    try {
      Cli ran = Cli.run(arguments(target, input));
      double seconds = running.cpuSeconds();
      return seconds > MOST_CPU_SECONDS
          ? Optional.of(new Finding(target, "slow", String.format("it took %.1f s of the processor", seconds)))
          : judge(target, input, ran);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Optional.of(thrown(target, Stream.concat(Stream.of(e.toString()),
          Stream.of(e.getStackTrace()).limit(60).map(frame -> "\tat " + frame)).reduce("", (a, b) -> a + b + "\n")));
    } finally {
      lastSeconds = running.cpuSeconds();
      running = null;
      if (!target.file().isEmpty()) {
        before.ifPresentOrElse(bytes -> place.write(target.file(), bytes), () -> place.delete(target.file()));
      }
      place.delete(Workplace.WRITTEN);
    }
  }

  private Object[] arguments(Target target, byte[] input) {
    List<Object> all = new ArrayList<>();
    for (String argument : target.arguments()) {
      all.add(argument.equals(Target.INPUT) ? new String(input, StandardCharsets.UTF_8)
          : argument.startsWith(Target.PLACE + "/")
              ? place.at(argument.substring(Target.PLACE.length() + 1))
          : argument);
    }
    all.add("--debug");
    return all.toArray();
  }

  private Optional<Finding> judge(Target target, byte[] input, Cli ran) {
    if (ran.code() != DONE && ran.code() != WRONG_INPUT && ran.code() != NOT_HELD) {
      return Optional.of(thrown(target, ran.err()));
    }
    if (ran.code() == NOT_HELD && !target.arguments().getFirst().equals("check")) {
      return Optional.of(new Finding(target, "exit code 3", ran.err()));
    }
    // What the command line itself refuses has no place.
    if (target.file().isEmpty() && ran.code() == WRONG_INPUT && ran.err().startsWith("edgewise: ")) {
      return Optional.empty();
    }
    if (UNPRINTABLE.matcher(ran.err()).find() || UNPRINTABLE.matcher(ran.out()).find()) {
      return Optional.of(new Finding(target, "control characters are printed", ran.err() + ran.out()));
    }
    Optional<String> endless = ran.err().lines().filter(line -> line.length() > MOST_CHARACTERS).findFirst();
    if (endless.isPresent()) {
      return Optional.of(new Finding(target, "an endless message", endless.get().substring(0, MOST_CHARACTERS)));
    }
    return ran.code() == WRONG_INPUT ? refused(target, input, ran.err()) : Optional.empty();
  }

  /** Whether a refusal says where something is wrong, within the file, and has left nothing behind. */
  private Optional<Finding> refused(Target target, byte[] input, String err) {
    if (place.has(Workplace.WRITTEN)) {
      return Optional.of(new Finding(target, "files were written", place.names(Workplace.WRITTEN).toString()));
    }
    List<String> problems =
        err.lines().filter(line -> line.startsWith(place.at("")) || line.startsWith("--set ")).toList();
    if (problems.isEmpty()) {
      return Optional.of(new Finding(target, "no message has a place", err));
    }
    long lines = new String(input, StandardCharsets.ISO_8859_1).split("\r\n|[\n\r\u0085]", -1).length + 1L;
    for (String problem : problems) {
      Matcher at = PLACE.matcher(problem);
      if (!target.file().isEmpty() && problem.startsWith(place.at(target.file())) && at.find()
          && Long.parseLong(at.group(1)) > lines) {
        return Optional.of(new Finding(target, "a place outside the file", problem));
      }
    }
    return Optional.empty();
  }

  private static Finding thrown(Target target, String trace) {
    Matcher thrown = THROWN.matcher(trace);
    String what = "failed";
    int from = 0;
    while (thrown.find()) {
      what = thrown.group(1);
      from = thrown.end();
    }
    Matcher frame = FRAME.matcher(trace);
    return new Finding(target, what + " at " + (frame.find(from) ? frame.group(1) : "?"), trace);
  }
}
