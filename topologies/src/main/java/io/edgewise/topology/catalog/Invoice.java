package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A worked invoice in an offer's file: a month's usage in the terms of the business, and what it costs. See
 * {@link InvoiceRun}.
 *
 * @param id short name, such as {@code C11}
 * @param name what it shows
 * @param options what a strategy would say about the offer, such as {@code {memory: 512 MB}}; an empty node for nothing
 * @param with further offers of the same deployment, by id: fronts
 * @param code place of the code that uses a store; empty for the usual one
 * @param usage amounts of a month; see {@link InvoiceRun}
 * @param stored gigabytes kept, in a store
 * @param freeTier whether promotional allowances count
 * @param expect dollars by item of the bill
 * @param total dollars in all, where given
 * @param tolerance what the bill may differ by, in dollars
 * @param node where it was written
 */
public record Invoice(String id, String name, Optional<Node> options, List<String> with,
    Optional<String> code, Map<String, Node> usage, BigDecimal stored, boolean freeTier, Map<String, BigDecimal> expect,
    Optional<BigDecimal> total,
    BigDecimal tolerance, Node node) {

  private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

  /** Copies the collections. */
  public Invoice {
    with = List.copyOf(with);
    usage = Collections.unmodifiableMap(new LinkedHashMap<>(usage));
    expect = Collections.unmodifiableMap(new LinkedHashMap<>(expect));
  }

  static Optional<Invoice> read(Node node, Problems problems) {
    Fields fields = Fields.of(node, problems).required("id", "name", "usage").allowed("source");
    Optional<String> id = fields.text("id");
    Optional<String> name = fields.text("name");
    Optional<Node> options = fields.node("options");
    List<String> with = fields.list("with", Form.TEXT);
    Optional<String> code = fields.text("code");
    Map<String, Node> usage = fields.map("usage", (value, ignored) -> Optional.of(value));
    BigDecimal stored = fields.value("stored", Quantities.DECIMAL, BigDecimal.ZERO);
    boolean freeTier = fields.flag("freeTier", false);
    Map<String, BigDecimal> expect = fields.map("expect", Quantities.MONEY);
    Optional<BigDecimal> total = fields.money("total");
    BigDecimal tolerance = fields.value("tolerance", Quantities.MONEY, HALF_A_CENT);
    if (expect.isEmpty() && total.isEmpty()) {
      fields.fail("an invoice expects something: \"expect\" by item, or \"total\"");
    }
    return fields.build(() -> new Invoice(id.orElseThrow(), name.orElseThrow(), options, with, code, usage, stored,
        freeTier, expect, total, tolerance, node));
  }
}
