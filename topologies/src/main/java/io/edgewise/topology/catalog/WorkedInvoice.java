package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An invoice of a catalogue file, worked out.
 *
 * @param invoice what was asked
 * @param bill what it comes to; empty where its options or its usage are wrong
 * @param faults in what it differs from what the file expects, a sentence each; empty where it holds
 */
public record WorkedInvoice(Invoice invoice, Optional<CostBreakdown> bill, List<String> faults) {

  private static final int CENT_FRACTIONS = 4;

  /** Copies the list. */
  public WorkedInvoice {
    faults = List.copyOf(faults);
  }

  /** Works out one invoice. */
  public static WorkedInvoice of(InvoiceRun run, Offer offer, Invoice invoice) {
    Problems problems = new Problems();
    Optional<CostBreakdown> bill = run.bill(offer, invoice, problems);
    List<String> faults = new ArrayList<>(problems.sorted().stream().map(Problem::toString).toList());
    bill.ifPresent(found -> compare(invoice, found, faults));
    return new WorkedInvoice(invoice, bill, faults);
  }

  /** All invoices of an offer, in the order of its file. */
  public static List<WorkedInvoice> all(InvoiceRun run, Offer offer) {
    return offer.invoices().stream().map(invoice -> of(run, offer, invoice)).toList();
  }

  private static void compare(Invoice invoice, CostBreakdown found, List<String> faults) {
    invoice.expect().forEach((item, dollars) -> {
      if (found.items().stream().noneMatch(line -> line.item().equals(item))) {
        faults.add("\"" + item + "\" is not on the bill");
      } else {
        compare("\"" + item + "\"", dollars, found.amountOf(item), invoice.tolerance(), faults);
      }
    });
    invoice.total().ifPresent(total -> compare("the total", total, found.total(), invoice.tolerance(), faults));
  }

  private static void compare(String what, BigDecimal expected, BigDecimal found, BigDecimal tolerance,
      List<String> faults) {
    if (expected.subtract(found).abs().compareTo(tolerance) > 0) {
      faults.add(what + " comes to $" + found.setScale(CENT_FRACTIONS, RoundingMode.HALF_UP).toPlainString()
          + ", expected $" + expected.toPlainString());
    }
  }
}
