package io.edgewise.scenario.uncertainty;

import io.edgewise.sim.metering.PriceSource;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.StandingCharge;
import io.edgewise.sim.metering.TierTable;
import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.text.Provenance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A price as a number in force. */
final class PriceText {

  private PriceText() {}

  /** A term of a price sheet with its source. */
  static Assumption of(String subject, PriceTerm term) {
    List<String> parts = new ArrayList<>();
    TierTable tiers = term.price().defaultTiers();
    if (!term.meter().isEmpty()) {
      String more = tiers.tiers().size() == 1 ? "" : " in the first of " + tiers.tiers().size() + " tiers";
      parts.add(dollars(tiers.tiers().getFirst().price()) + " / " + per(term) + term.unit() + more
          + (term.price().regions().isEmpty() ? "" : ", others in other regions"));
    }
    if (!term.standing().equals(StandingCharge.NONE)) {
      parts.add(dollars(term.standing().amount()) + " / month");
    }
    return new Assumption(subject, String.join("; ", parts), provenance(term.source()));
  }

  private static String per(PriceTerm term) {
    return term.per().compareTo(BigDecimal.ONE) == 0 ? "" : term.per().stripTrailingZeros().toPlainString() + " ";
  }

  private static String dollars(BigDecimal amount) {
    return "$" + (amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString());
  }

  private static Optional<Provenance> provenance(PriceSource source) {
    if (source.date().isEmpty()) {
      return Optional.empty();
    }
    Provenance.Kind kind = Arrays.stream(Provenance.Kind.values())
        .filter(each -> each.name().equalsIgnoreCase(source.kind())).findFirst().orElseThrow();
    Optional<Provenance.Confidence> confidence = Arrays.stream(Provenance.Confidence.values())
        .filter(each -> each.toString().equals(source.confidence())).findFirst();
    return Optional.of(new Provenance(source.source(), source.date(), kind, confidence, ""));
  }
}
