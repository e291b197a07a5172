package io.edgewise.topology.traffic;

import io.edgewise.sim.random.Empirical;
import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.place.Suggestions;
import io.edgewise.topology.text.Provenance;
import java.util.List;
import java.util.Optional;

/**
 * How many tokens the prompts and the answers of a production service have: quantiles of the counts in a trace, with
 * straight lines between them. In the conversations a longer prompt comes with a slightly shorter answer (correlation
 * -0.11, in the code 0.00); here the two are independent.
 *
 * @param name of the trace, such as {@code azure-conversation}
 * @param input tokens of prompts
 * @param output tokens of answers
 */
public record TokenCounts(String name, Empirical input, Empirical output) {

  /** Where they come from. */
  public static final Provenance PROVENANCE = new Provenance(
      "Azure Public Dataset, AzureLLMInferenceTrace (conversations and code)", "2023-11", Provenance.Kind.MEASURED,
      Optional.of(Provenance.Confidence.A), "");

  private static final String FILE = "llm_tokens_azure_2023-11.csv";

  /** The names of the shipped traces. */
  public static List<String> names() {
    return DataTable.read(FILE).rows().stream().map(row -> row.text("series")).distinct().toList();
  }

  /**
   * The counts of a shipped trace.
   *
   * @throws IllegalArgumentException if there is none of that name; the message has those there are
   */
  public static TokenCounts of(String name) {
    List<DataTable.Row> rows =
        DataTable.read(FILE).rows().stream().filter(row -> row.text("series").equals(name)).toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("no trace of token counts \"" + name + "\"; there are "
          + String.join(", ", names()) + Suggestions.sentence(name, names()));
    }
    return new TokenCounts(name, counts(rows, "input_tokens"), counts(rows, "output_tokens"));
  }

  private static Empirical counts(List<DataTable.Row> rows, String column) {
    return new Empirical(rows.stream().mapToDouble(row -> row.number("probability")).toArray(),
        rows.stream().mapToDouble(row -> row.number(column)).toArray());
  }
}
