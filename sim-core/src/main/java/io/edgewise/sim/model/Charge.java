package io.edgewise.sim.model;

import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.UsageKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A price sheet, and where the usage that it prices comes from.
 *
 * @param sheet the prices
 * @param freeTier whether promotional allowances count
 * @param uses the usage of each billing region
 */
public record Charge(PriceSheet sheet, boolean freeTier, List<Use> uses) {

  /**
   * The usage of one billing region.
   *
   * @param region id of the region, or the empty string where one price holds everywhere
   * @param usedBy name of the service that used it, or the empty string
   * @param quantities by meter of the sheet
   */
  public record Use(String region, String usedBy, Map<String, Quantity> quantities) {

    /** Usage of no service. */
    public Use(String region, Map<String, Quantity> quantities) {
      this(region, "", quantities);
    }

    /** Copies the map. */
    public Use {
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(usedBy, "usedBy");
      quantities = Map.copyOf(quantities);
    }
  }

  /** Whether it depends on a counter of the simulation. */
  public boolean counts(UsageKind kind) {
    return uses.stream().flatMap(use -> use.quantities().values().stream()).anyMatch(each -> each.counts(kind));
  }

  /** A monthly usage. */
  public sealed interface Quantity {

    /** Whether it depends on a counter of the simulation. */
    boolean counts(UsageKind kind);
  }

  /**
   * Counted in the simulation and scaled to a month.
   *
   * @param kind what is counted
   * @param indices which counters are added; empty for all of the kind
   * @param factor billed units per counted unit
   */
  public record Counted(UsageKind kind, List<Integer> indices, BigDecimal factor) implements Quantity {

    /** Copies the indices. */
    public Counted {
      Objects.requireNonNull(kind, "kind");
      indices = List.copyOf(indices);
      Objects.requireNonNull(factor, "factor");
    }

    @Override
    public boolean counts(UsageKind other) {
      return kind == other;
    }
  }

  /** The same every month, whatever the traffic. */
  public record Standing(BigDecimal perMonth) implements Quantity {

    /** Checks for null. */
    public Standing {
      Objects.requireNonNull(perMonth, "perMonth");
    }

    @Override
    public boolean counts(UsageKind kind) {
      return false;
    }
  }

  /** Several quantities of one meter, added. */
  public record Sum(List<Quantity> parts) implements Quantity {

    /** Copies the parts. */
    public Sum {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean counts(UsageKind kind) {
      return parts.stream().anyMatch(part -> part.counts(kind));
    }
  }

  /** Copies the uses. */
  public Charge {
    Objects.requireNonNull(sheet, "sheet");
    uses = List.copyOf(uses);
  }
}
