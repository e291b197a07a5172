package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge.Counted;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.Charge.Sum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the meters that hosted models may price are counted in a simulation. */
final class ModelMeters {

  /** Answers, one each. */
  static final String INFERENCES = "inferences";
  /** Tokens of prompts. */
  static final String INPUT_TOKENS = "input-tokens";
  /** Tokens of answers. */
  static final String OUTPUT_TOKENS = "output-tokens";
  /** Tokens weighted as the offer's {@code units} say. */
  static final String TOKEN_UNITS = "token-units";

  /** What a model's prices may count. */
  static final List<String> ALL = List.of(INFERENCES, INPUT_TOKENS, OUTPUT_TOKENS, TOKEN_UNITS);

  /**
   * Billed units of a token.
   *
   * @param input units of a token of the prompt, at least 0
   * @param output units of a token of the answer, at least 0
   */
  record Units(BigDecimal input, BigDecimal output) {

    /** Tokens are not billed in units of the offer's own. */
    static final Units NONE = new Units(BigDecimal.ZERO, BigDecimal.ZERO);

    /** What a meter needs to be told and was not; empty for nothing. */
    Optional<String> lacks(String meter) {
      return meter.equals(TOKEN_UNITS) && equals(NONE) ? Optional.of("units") : Optional.empty();
    }
  }

  private ModelMeters() {}

  /** The meters of an offer that answers for some models. */
  static Map<String, Quantity> of(List<Integer> models, Units units) {
    return Map.of(
        INFERENCES, new Counted(UsageKind.INFERENCES, models, BigDecimal.ONE),
        INPUT_TOKENS, new Counted(UsageKind.INPUT_TOKENS, models, BigDecimal.ONE),
        OUTPUT_TOKENS, new Counted(UsageKind.OUTPUT_TOKENS, models, BigDecimal.ONE),
        TOKEN_UNITS, new Sum(List.of(new Counted(UsageKind.INPUT_TOKENS, models, units.input()),
            new Counted(UsageKind.OUTPUT_TOKENS, models, units.output()))));
  }
}
