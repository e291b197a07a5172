package io.edgewise.scenario.compile;

import io.edgewise.scenario.calibration.Calibration;
import io.edgewise.scenario.calibration.Component;
import io.edgewise.scenario.calibration.Entry;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Scaled;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What measurements take the place of in a scenario.
 *
 * @param calibration all that was measured
 * @param replaced what is in force
 * @param idle what changes nothing: the scenario has no such part
 */
public record CalibrationInForce(Calibration calibration, List<Replaced> replaced, List<Entry> idle) {

  /**
   * A distribution in the place of another.
   *
   * @param entry what was measured
   * @param assumed what holds without it, in milliseconds: independent parts that add up; none where the scenario cannot be
   *     compiled without it
   */
  public record Replaced(Entry entry, List<Distribution> assumed) {

    /** Copies the list. */
    public Replaced {
      assumed = List.copyOf(assumed);
    }
  }

  /** Copies the lists. */
  public CalibrationInForce {
    replaced = List.copyOf(replaced);
    idle = List.copyOf(idle);
  }

  static CalibrationInForce of(Calibration calibration, CompiledScenario with, Optional<CompiledScenario> without,
      Places places) {
    List<Replaced> replaced = new ArrayList<>();
    List<Entry> idle = new ArrayList<>();
    for (Entry entry : calibration.entries()) {
      if (!entry.key().component().isPutInForce()) {
        continue;
      }
      if (parts(entry, with.scenario(), places).isEmpty()) {
        idle.add(entry);
      } else {
        replaced.add(new Replaced(entry,
            without.map(found -> parts(entry, found.scenario(), places)).orElse(List.of())));
      }
    }
    return new CalibrationInForce(calibration, replaced, idle);
  }

  /** What a scenario has in the place of an entry; nothing where it has no such place. */
  private static List<Distribution> parts(Entry entry, Scenario scenario, Places places) {
    return switch (entry.key().component()) {
      case STORE_READ -> store(entry, scenario, StateStore::readMillis);
      case STORE_WRITE -> store(entry, scenario, StateStore::writeMillis);
      case INVOKE -> platform(entry, scenario, platform -> List.of(platform.invokeOverheadMillis()));
      case COLD_START -> platform(entry, scenario, platform -> platform.startUp().phasesMillis());
      case INITIALISATION -> platform(entry, scenario, platform -> platform.startUp().phasesMillis().isEmpty()
          ? List.of() : List.of(platform.startUp().phasesMillis().getLast()));
      case COMPUTE -> computing(entry, scenario);
      case NETWORK -> roundTrip(entry, scenario, places);
      case CONNECT, END_TO_END -> List.of();
    };
  }

  private static List<Distribution> store(Entry entry, Scenario scenario, Function<StateStore, Distribution> time) {
    return scenario.deployments().stream().flatMap(deployment -> deployment.stores().stream())
        .filter(store -> store.id().equals(entry.key().labels().get("store"))).map(time).limit(1).toList();
  }

  private static List<Distribution> platform(Entry entry, Scenario scenario,
      Function<Platform, List<Distribution>> parts) {
    return scenario.deployments().stream()
        .flatMap(deployment -> Stream.concat(Stream.of(deployment.platform()),
            deployment.services().stream().map(Service::platform)))
        .filter(platform -> platform.id().equals(entry.key().labels().get("platform"))).map(parts).findFirst()
        .orElse(List.of());
  }

  private static List<Distribution> computing(Entry entry, Scenario scenario) {
    List<Distribution> found = scenario.requests().stream()
        .filter(request -> request.id().equals(entry.key().labels().get("request")))
        .map(RequestProfile::steps).flatMap(CalibrationInForce::computing).toList();
    return found.size() == 1 ? found : List.of();
  }

  private static Stream<Distribution> computing(List<Step> steps) {
    return steps.stream().flatMap(step -> switch (step) {
      case Step.Compute compute -> Stream.of(compute.cpuMillis());
      case Step.Repeat repeat -> computing(repeat.steps());
      case Step.Chance chance -> computing(chance.steps());
      default -> Stream.empty();
    });
  }

  /** The median with the variation of such paths, and for users their last mile. */
  private static List<Distribution> roundTrip(Entry entry, Scenario scenario, Places places) {
    List<Place> ends = entry.key().labels().values().stream().flatMap(id -> places.find(id).stream())
        .map(KnownPlace::place).toList();
    boolean users = Calibrated.isOfUsers(entry);
    if (ends.size() < 2 || !isUsed(ends, users, scenario)) {
      return List.of();
    }
    double millis = scenario.network().rttNanos(ends.get(0), ends.get(1)) / 1e6;
    Distribution factor = users ? scenario.workload().access().jitter() : scenario.backboneJitter();
    Distribution trip = millis > 0 ? new Scaled(millis, factor) : new Constant(0);
    return users ? List.of(trip, scenario.workload().access().lastMileMillis()) : List.of(trip);
  }

  private static boolean isUsed(List<Place> ends, boolean users, Scenario scenario) {
    boolean asked = scenario.workload().origins().stream().anyMatch(ends::contains);
    boolean served = scenario.deployments().stream().anyMatch(deployment -> deployment.sites().stream()
        .anyMatch(ends::contains) || places(deployment).anyMatch(ends::contains));
    return users ? asked && served : served;
  }

  /** Where the stores of a deployment with one home are. */
  private static Stream<Place> places(Deployment deployment) {
    return deployment.stores().stream().map(StateStore::layout).filter(StateStore.Home.class::isInstance)
        .map(StateStore.Home.class::cast).map(StateStore.Home::at);
  }
}
