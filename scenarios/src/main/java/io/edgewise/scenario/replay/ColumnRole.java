package io.edgewise.scenario.replay;

import java.util.List;
import java.util.Locale;

/** What a column of a trace may mean. Its name in scenario files is the key that names such a column. */
public enum ColumnRole {
  /** When the request came, or ended; or where the interval of a count begins. */
  TIME("timestamp", "time", "t", "start", "begin", "arrival", "minute", "end"),
  /** How many requests came in the interval. */
  COUNT("requests", "invocations", "count"),
  /** How long the work of the request took. */
  DURATION("duration", "runtime"),
  /** Its kind, by the name under {@code requests}. */
  KIND("kind"),
  /** The function that it asked for. */
  FUNCTION("function", "func"),
  /** Tokens of its prompt. */
  INPUT("input_tokens", "context_tokens", "prompt_tokens"),
  /** Tokens of its answer. */
  OUTPUT("output_tokens", "generated_tokens");

  private final List<String> known;

  ColumnRole(String... known) {
    this.known = List.of(known);
  }

  /** Names by which such a column is recognised, a unit behind them left out; the first one found is taken. */
  List<String> known() {
    return known;
  }

  /** The key that names such a column. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
