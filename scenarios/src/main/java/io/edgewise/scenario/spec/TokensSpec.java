package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Counts;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Empirical;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.traffic.TokenCounts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many tokens a prompt or an answer has.
 *
 * @param count the distribution
 * @param trace name of the trace that it is taken from; empty for one of the file's own
 * @param isRecorded whether each request has the count that its trace says; {@code count} means nothing then
 */
public record TokensSpec(Distribution count, Optional<String> trace, boolean isRecorded) {

  /** What stands for a quantity that the trace of the scenario says of each request. */
  static final String RECORDED = "recorded";

  /** Tokens of prompts. */
  static final Value<TokensSpec> INPUT = value(TokenCounts::input);

  /** Tokens of answers. */
  static final Value<TokensSpec> OUTPUT = value(TokenCounts::output);

  private static Value<TokensSpec> value(Function<TokenCounts, Empirical> side) {
    Map<String, TokensSpec> traces = new LinkedHashMap<>();
    for (String name : TokenCounts.names()) {
      traces.put(name, new TokensSpec(side.apply(TokenCounts.of(name)), Optional.of(name), false));
    }
    traces.put(RECORDED, new TokensSpec(new Constant(1), Optional.empty(), true));
    return Value.either(Value.named("trace of token counts", traces),
        Counts.DISTRIBUTION.map(count -> new TokensSpec(count, Optional.empty(), false)), TokensSpec::isName);
  }

  static boolean isRecorded(Node node) {
    return node.kind() == Node.Kind.SCALAR && node.text().strip().equals(RECORDED);
  }

  private static boolean isName(Node node) {
    return node.kind() == Node.Kind.SCALAR && !node.text().isBlank()
        && Character.isLetter(node.text().strip().charAt(0));
  }
}
