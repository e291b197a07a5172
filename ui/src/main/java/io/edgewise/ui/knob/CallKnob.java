package io.edgewise.ui.knob;

import io.edgewise.scenario.spec.Knob;
import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.topology.text.FileText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often the most frequent request does its first call to data or another service. */
final class CallKnob {

  private static final int MOST = 20;

  private CallKnob() {}

  /** The control; empty where the request calls nothing. */
  static Optional<Control> of(ScenarioSpec spec) {
    return Knobs.mostAsked(spec).flatMap(request -> of(spec, request));
  }

  private static Optional<Control> of(ScenarioSpec spec, Map.Entry<String, RequestSpec> request) {
    List<StepSpec> steps = request.getValue().steps().orElse(List.of());
    for (int i = 0; i < steps.size(); i++) {
      String path = "requests." + Knobs.key(request.getKey()) + ".steps[" + i + "]";
      String label = "Calls per request" + Knobs.ofWhich(spec, request.getKey());
      if (steps.get(i) instanceof StepSpec.Repeat repeat && repeat.times().isPresent()) {
        long now = repeat.times().get();
        Knob knob = knob(path + ".repeat.times", now);
        return Optional.of(new Control.Number(label, explanation(repeat.inner()), knob, now,
            (file, value) -> file.with(knob.path(), value)));
      }
      if (target(steps.get(i)).isPresent()) {
        StepSpec step = steps.get(i);
        String written = request.getValue().node().get("steps").orElseThrow().items().get(i).inOneLine();
        Knob knob = knob(path + ".repeat.times", 1);
        return Optional.of(new Control.Number(label, explanation(List.of(step)), knob, 1,
            (file, value) -> wrapped(file, path, knob.path(), value, written)));
      }
    }
    return Optional.empty();
  }

  /** With the step repeated; a movement of the slider before this one may have done so already. */
  private static FileText wrapped(FileText file, String path, String times, String value, String step) {
    if (file.valueAt(times).isPresent()) {
      return file.with(times, value);
    }
    return value.equals("1") ? file
        : file.with(path, "{repeat: {times: " + value + ", steps: [" + step + "]}}");
  }

  private static Knob knob(String path, long now) {
    return new Knob(path, now == 0 ? 0 : 1, Math.max(MOST, now), "", "", true, false);
  }

  private static String explanation(List<StepSpec> steps) {
    String what = steps.stream().flatMap(step -> target(step).stream()).findFirst().orElse("its steps");
    return "How often a request goes to " + what + ", one call after the other.";
  }

  private static Optional<String> target(StepSpec step) {
    return switch (step) {
      case StepSpec.Read read -> read.from();
      case StepSpec.Write write -> write.to();
      case StepSpec.Call call -> call.service();
      default -> Optional.empty();
    };
  }
}
