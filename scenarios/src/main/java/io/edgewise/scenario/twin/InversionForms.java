package io.edgewise.scenario.twin;

import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.theory.EdgeVersusRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Small edge sites against one pooled region: the utilisation from which on queueing at the edge costs more than the
 * round trip saves.
 */
final class InversionForms {

  private InversionForms() {}

  static List<ClosedForm> of(List<Subject> subjects) {
    List<ClosedForm> forms = new ArrayList<>();
    for (Subject edge : subjects) {
      for (Subject region : subjects) {
        forms.addAll(compare(edge, region));
      }
    }
    return forms;
  }

  private static List<ClosedForm> compare(Subject edge, Subject region) {
    int sites = edge.siteRates().length;
    if (sites < 2 || region.siteRates().length != 1 || !edge.hasEvenSites() || edge.onlyKind() == null
        || !edge.isStationary()
        || !(edge.deployment().platform().cpu() instanceof Cpu.Cores small)
        || !(region.deployment().platform().cpu() instanceof Cpu.Cores large)
        || large.cores() != sites * small.cores() || small.speed() != large.speed()
        || small.queueLimit() != InstancePolicy.UNLIMITED || large.queueLimit() != InstancePolicy.UNLIMITED) {
      return List.of();
    }
    List<Distribution> work = Work.computations(edge.onlyKind().steps());
    double near = edge.onlyRttMillis();
    double far = region.onlyRttMillis();
    if (work == null || work.size() != 1 || !(work.get(0) instanceof Exponential service) || !(near < far)) {
      return List.of();
    }
    double serviceRate = 1e3 * small.speed() / service.mean();
    EdgeVersusRegion model = new EdgeVersusRegion(sites, small.cores(), serviceRate, near / 1e3, far / 1e3);
    String pair = edge.id() + " / " + region.id();
    double now = edge.siteRates()[0] / serviceRate / small.cores();
    String text = sites + " x M/M/" + small.cores() + " against M/M/" + large.cores() + "; now at "
        + Math.round(1000 * now) / 1000.0;
    return List.of(
        new ClosedForm(pair, "utilisation at which the means tie", text, model.meanCutOffUtilisation(),
            OptionalDouble.empty(), "", true),
        new ClosedForm(pair, "utilisation at which the 95th percentiles tie", text,
            model.quantileCutOffUtilisation(0.95), OptionalDouble.empty(), "", true));
  }
}
