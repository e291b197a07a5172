package io.edgewise.scenario.claim;

import io.edgewise.report.table.ClaimTable.Verdict;
import io.edgewise.report.table.Quantity;

/**
 * The values that a claim allows.
 *
 * @param low the least
 * @param high the greatest
 * @param text as the claim gives them
 */
record Expectation(double low, double high, String text) {

  /** What the claim is worth where this was found: an estimate must lie inside, or outside, with its whole interval. */
  Verdict verdict(Quantity found) {
    double least = found.value() - found.halfWidth();
    double most = found.value() + found.halfWidth();
    if (least >= low && most <= high) {
      return Verdict.CONFIRMED;
    }
    return most < low || least > high ? Verdict.CONTRADICTED : Verdict.NOT_DISTINGUISHABLE;
  }
}
