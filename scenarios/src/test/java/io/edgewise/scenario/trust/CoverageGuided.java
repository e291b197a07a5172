package io.edgewise.scenario.trust;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a fuzzer calls that is guided by coverage (Jazzer, which finds the method by its name): the first byte of an input says
 * which of the targets that draw nothing reads the rest. Needs the system properties {@code edgewise.workplace}, which a {@link FuzzCampaign} has
 * filled, {@code edgewise.sources} and {@code edgewise.findings}. Faults are kept there and do not end the campaign.
 */
public final class CoverageGuided {

  private static final Workplace PLACE = Workplace.at(folder("workplace"));
  private static final List<Target> TARGETS = Targets.in(PLACE, folder("sources"));
  private static final Oracle ORACLE = new Oracle(PLACE);
  private static final Set<String> KNOWN = new HashSet<>();

  private CoverageGuided() {}

  private static Path folder(String name) {
    return Path.of(System.getProperty("edgewise." + name));
  }

  /** Judges an input. */
  public static void fuzzerTestOneInput(byte[] data) {
    // Figures of one input take the time of a hundred others; what is drawn is spoilt by the other half of a campaign.
    if (data.length > 0 && (data[0] & 0xFF) < TARGETS.size() && !TARGETS.get(data[0] & 0xFF).draws()) {
      byte[] input = Arrays.copyOfRange(data, 1, data.length);
      ORACLE.judge(TARGETS.get(data[0] & 0xFF), input).filter(finding -> KNOWN.add(finding.key()))
          .ifPresent(finding -> Findings.keep(folder("findings"), finding, input));
    }
  }
}
