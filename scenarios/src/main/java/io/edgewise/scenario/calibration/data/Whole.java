package io.edgewise.scenario.calibration.data;

import io.edgewise.scenario.calibration.GroupKey;
import io.edgewise.scenario.calibration.Unit;
import java.util.Optional;

/** What conventions say of files that hold one group and say neither which nor in which unit. */
final class Whole {

  private Whole() {}

  static Optional<GroupKey> group(Conventions conventions, Faults faults) {
    if (!conventions.labels().containsKey(GroupKey.COMPONENT)) {
      faults.add("the file does not say what was measured; say --as component=store-read,store=dynamodb or the like");
      return Optional.empty();
    }
    return GroupKey.of(conventions.labels(), fault -> faults.add(fault.message()));
  }

  static Optional<Double> factor(Conventions conventions, Faults faults) {
    if (conventions.unit().isEmpty()) {
      faults.add("the file does not say the unit of its values; say --unit ms or the like");
    }
    return conventions.unit().map(Unit::millis);
  }
}
