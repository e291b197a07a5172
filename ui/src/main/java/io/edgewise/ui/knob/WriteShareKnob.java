package io.edgewise.ui.knob;

import io.edgewise.scenario.spec.Knob;
import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.topology.text.FileText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which part of the requests writes, where some kinds of requests do and others do not. */
final class WriteShareKnob {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private record Kind(String key, double share, boolean writes) {}

  private WriteShareKnob() {}

  /** The control; empty where all kinds of requests write, or none does. */
  static Optional<Control> of(ScenarioSpec spec) {
    List<Kind> kinds = new ArrayList<>();
    for (Map.Entry<String, RequestSpec> request : spec.requests().entrySet()) {
      if (request.getValue().share().isEmpty()) {
        return Optional.empty();
      }
      kinds.add(new Kind(request.getKey(), request.getValue().share().get().number().doubleValue(),
          request.getValue().steps().orElse(List.of()).stream().anyMatch(WriteShareKnob::writes)));
    }
    double all = sum(kinds, true) + sum(kinds, false);
    if (!(sum(kinds, true) > 0) || !(sum(kinds, false) > 0)) {
      return Optional.empty();
    }
    double now = 100 * sum(kinds, true) / all;
    return Optional.of(new Control.Number("Requests that write",
        "Their part of all requests; within those that write and those that do not, proportions stay.",
        new Knob("write share", 0.1, 99.9, "", "%", false, false), Math.clamp(now, 0.1, 99.9),
        (file, value) -> withShare(file, kinds, new BigDecimal(value.replace("%", "").strip()))));
  }

  private static boolean writes(StepSpec step) {
    return step instanceof StepSpec.Write || Stream.of(step).flatMap(each -> each.inner().stream())
        .anyMatch(WriteShareKnob::writes);
  }

  private static double sum(List<Kind> kinds, boolean writes) {
    return kinds.stream().filter(kind -> kind.writes() == writes).mapToDouble(Kind::share).sum();
  }

  /** All shares anew, in percent with two decimals; the last kind takes what rounding leaves, so that they add up. */
  private static FileText withShare(FileText file, List<Kind> kinds, BigDecimal percent) {
    FileText changed = file;
    BigDecimal left = HUNDRED;
    for (Kind kind : kinds) {
      BigDecimal group = kind.writes() ? percent : HUNDRED.subtract(percent);
      BigDecimal share = kind == kinds.getLast() ? left
          : group.multiply(BigDecimal.valueOf(kind.share() / sum(kinds, kind.writes())))
              .setScale(2, RoundingMode.HALF_EVEN).max(new BigDecimal("0.01"));
      left = left.subtract(share);
      changed = changed.with("requests." + Knobs.key(kind.key()) + ".share",
          share.stripTrailingZeros().toPlainString() + "%");
    }
    return changed;
  }
}
