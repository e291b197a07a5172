package io.edgewise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.table.ClaimTable.Row;
import io.edgewise.report.table.ClaimTable.Verdict;
import io.edgewise.report.table.Quantity.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClaimTableTest {

  private static final ClaimTable TABLE = new ClaimTable("Cold starts", "an article", List.of(
      new Row("Node.js 20, with a name that is longer than the narrowest column", "≈ 200 ms",
          Optional.of(new Quantity(485, 0.6, Unit.MILLISECONDS)),
          Map.of("platform overhead", Quantity.exactly(316, Unit.MILLISECONDS)), Verdict.CONTRADICTED),
      new Row("Rust", "", Optional.empty(), Map.of(), Verdict.NOT_DECIDED)));

  @Test
  @DisplayName("a table fits its width, with a dash where there is nothing")
  void text() {
    assertEquals("""
                                                           platform
        claim                        says           found  overhead  verdict
        ─────────────────────────────────────────────────────────────────────────────
        Node.js 20, with a name  ≈ 200 ms  485.0 ± 0.6 ms    316 ms  ✗ contradicted
        that is longer than the
        narrowest column
        Rust                            –               –         –  not decided here
        """, TABLE.text(80, Paint.PLAIN));
    assertTrue(TABLE.text(120, Paint.PLAIN).lines().allMatch(line -> line.length() <= 120));
  }

  @Test
  @DisplayName("in Markdown nothing of it is taken for markup")
  void markdown() {
    Presentation presentation = new Presentation(List.of(), Optional.empty(), LocalDate.of(2026, 11, 23), List.of(),
        Map.of(), Section.USUAL, List.of(), List.of(TABLE), List.of("edge: payload: too much"));
    String text = ComparisonMarkdown.of(Cases.two(), presentation);
    assertTrue(text.contains("""
        **Cold starts** as claimed by an article

        | claim | says | found | platform overhead | verdict |
        | :--- | :--- | :--- | :--- | :--- |
        """), text);
    assertTrue(text.contains("| Rust | – | – | – | not decided here |\n"), text);
    assertTrue(text.contains("**Infeasible, not simulated**\n\n- edge: payload: too much\n"), text);
  }
}
