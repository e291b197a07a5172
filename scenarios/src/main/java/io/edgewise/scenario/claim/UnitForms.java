package io.edgewise.scenario.claim;

import io.edgewise.report.table.Quantity;
import io.edgewise.report.table.Quantity.Unit;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Reading;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How the numbers of each unit are written. */
final class UnitForms {

  private static final double NANOS_PER_MILLI = 1e6;

  /** In the order in which a text of unknown unit is tried: those with units before plain numbers. */
  private static final Map<Unit, Form<Double>> FORMS = forms();

  private UnitForms() {}

  private static Map<Unit, Form<Double>> forms() {
    Map<Unit, Form<Double>> forms = new EnumMap<>(Unit.class);
    forms.put(Unit.MILLISECONDS, Quantities.DURATION.map(nanos -> nanos / NANOS_PER_MILLI));
    forms.put(Unit.DOLLARS, Quantities.MONEY.map(Number::doubleValue));
    forms.put(Unit.SHARE, Quantities.SHARE);
    forms.put(Unit.BYTES, Quantities.SIZE.map(DataSize::binaryBytes).map(Long::doubleValue));
    forms.put(Unit.COUNT, Quantities.COUNT.map(Long::doubleValue));
    forms.put(Unit.RATIO, Quantities.NUMBER);
    return forms;
  }

  static Form<Double> of(Unit unit) {
    return FORMS.get(unit);
  }

  /** A text as the first unit that it fits; a number without a unit is a count. */
  static Optional<Quantity> guess(String text) {
    for (Unit unit : new Unit[] {Unit.MILLISECONDS, Unit.DOLLARS, Unit.BYTES, Unit.COUNT, Unit.SHARE}) {
      if (FORMS.get(unit).parse(text) instanceof Reading.Value<Double> value) {
        return Optional.of(Quantity.exactly(value.value(), unit));
      }
    }
    return Optional.empty();
  }
}
