package io.edgewise.scenario.trust;

import io.edgewise.scenario.trust.Oracle.Finding;
import io.edgewise.scenario.trust.Oracle.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Feeds every reader with spoilt files for a time, and keeps a small one for each fault. Arguments: seconds; the folder with
 * the sources of the product; an empty folder to work in; a folder for the findings; a seed; and names of targets, all when
 * there are none. Exit code 1 where a fault was found.
 */
public final class FuzzCampaign {

  /** An input that is not ready after this time hangs. */
  private static final int HANGS_AFTER_SECONDS = 4 * Oracle.MOST_CPU_SECONDS;
  private static final long WATCH_MILLIS = 500;
  private static final int TRIES_TO_MINIMISE = 150;

  private final Oracle oracle;
  private final Path findings;
  private final Map<Target, Spent> spent = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final List<Finding> found = new ArrayList<>();

  private FuzzCampaign(Oracle oracle, Path findings) {
    this.oracle = oracle;
    this.findings = findings;
  }

  /** Runs the campaign; see the class. */
  public static void main(String[] arguments) throws IOException {
    Workplace place = Workplace.in(Path.of(arguments[2]));
    long seed = Long.parseLong(arguments[4]);
    List<String> names = List.of(arguments).subList(5, arguments.length);
    List<Target> targets = Targets.in(place, Path.of(arguments[1])).stream()
        .filter(target -> names.isEmpty() || names.contains(target.name())).toList();
    Targets.writeSeeds(targets, Path.of(arguments[2], "seeds"));
    Targets.writeDictionary(targets, Path.of(arguments[2], "dictionary"));
    FuzzCampaign campaign = new FuzzCampaign(new Oracle(place), Path.of(arguments[3]));
    campaign.watch();
    // The results that are spoilt take some time to make, which is not that of the campaign.
    long end = System.nanoTime() + 1_000_000_000L * Long.parseLong(arguments[0]);
    campaign.run(targets, new SplittableRandom(seed), end);
    campaign.spent
        .forEach((target, spent) -> System.out.printf(Locale.ROOT, "%-28s %,9d inputs, %6.1f ms each%n", target,
            spent.inputs, spent.seconds * 1e3 / Math.max(1, spent.inputs)));
    System.out.printf(Locale.ROOT, "%,d inputs of %d kinds of files (seed %d), the slowest %.1f s; %d faults%n",
        campaign.spent.values().stream().mapToInt(each -> each.inputs).sum(), targets.size(), seed,
        campaign.spent.values().stream().mapToDouble(each -> each.most).max().orElse(0), campaign.known.size());
    campaign.minimise();
    System.exit(campaign.known.isEmpty() ? 0 : 1);
  }

  /** What was spent on a target: inputs, and seconds of the processor. */
  private static final class Spent {
    private int inputs;
    private double seconds;
    private double most;
  }

  /** Each target gets the same time, and the quick ones more inputs. */
  private void run(List<Target> targets, SplittableRandom random, long end) throws IOException {
    Mutator mutator = new Mutator(random);
    targets.forEach(target -> spent.put(target, new Spent()));
    while (System.nanoTime() < end) {
      Target target = Collections.min(targets, Comparator.comparingDouble(each -> spent.get(each).seconds));
      Spent on = spent.get(target);
      byte[] input = mutator.spoilt(target);
      Optional<Finding> finding = oracle.judge(target, input);
      on.inputs++;
      on.seconds += oracle.lastSeconds();
      on.most = Math.max(on.most, oracle.lastSeconds());
      if (finding.isPresent()) {
        keep(finding.get(), input);
      }
    }
  }

  private void keep(Finding finding, byte[] input) {
    if (known.add(finding.key())) {
      found.add(finding);
      Findings.keep(findings, finding, input);
    }
  }

  /** Makes the inputs that were kept smaller; takes its time. */
  private void minimise() throws IOException {
    for (Finding finding : found) {
      Path file = Findings.file(findings, finding);
      Files.write(file, Minimiser.minimised(Files.readAllBytes(file), shorter -> oracle.judge(finding.target(), shorter)
          .filter(again -> again.signature().equals(finding.signature())).isPresent(), TRIES_TO_MINIMISE));
    }
  }

  /** Ends the process where an input hangs, for it cannot be interrupted. */
  private void watch() {
    Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("watch").factory())
        .scheduleWithFixedDelay(() -> {
          Running running = oracle.running();
          if (running != null && running.cpuSeconds() > HANGS_AFTER_SECONDS) {
            hangs(running);
          }
        }, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void hangs(Running running) {
    Path file = findings.resolve(running.target().name()).resolve("hangs");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, running.input());
    } catch (IOException e) {
      System.out.println(e);
    }
    System.out.println(running.target() + ": hangs\n  " + file);
    Arrays.stream(running.thread().getStackTrace()).limit(30).forEach(frame -> System.out.println("    at " + frame));
    Runtime.getRuntime().halt(1);
  }
}
