package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Reading;
import java.math.BigDecimal;

/**
 * The part that one of several things gets: a percentage of the whole, or a weight against the others.
 *
 * @param number the percentage (30 for {@code 30%}) or the weight, above 0
 * @param percent whether it is a percentage
 */
public record Weight(BigDecimal number, boolean percent) {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private static final Form<Weight> FORM = Form.TEXT.map(Weight::parse);

  /** {@code 30%}, or a plain number. */
  public static final Value<Weight> VALUE = Scalars.weight(FORM, "30%", "3");

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is not positive, or a percentage above 100
   */
  public Weight {
    if (number.signum() <= 0) {
      throw new IllegalArgumentException("a share is more than 0; leave out what has none");
    }
    if (percent && number.compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException("a share is at most 100%");
    }
  }

  private static Weight parse(String text) {
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1) : text;
    if (Quantities.DECIMAL.parse(number) instanceof Reading.Value<BigDecimal>(BigDecimal value)) {
      return new Weight(value, percent);
    }
    throw new IllegalArgumentException("a share is a percentage such as \"30%\", or a plain number that is weighed "
        + "against the others");
  }
}
