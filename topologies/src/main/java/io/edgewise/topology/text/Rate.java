package io.edgewise.topology.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * How often something happens.
 *
 * @param count times in each period, not negative
 * @param per the period
 */
public record Rate(BigDecimal count, Per per) implements Comparable<Rate> {

  /** A period of a rate. */
  public enum Per {
    /** One second. */
    SECOND("s", 1),
    /** 60 seconds. */
    MINUTE("min", 60),
    /** 3,600 seconds. */
    HOUR("h", 3_600),
    /** 24 hours. */
    DAY("day", 86_400),
    /** 7 days. */
    WEEK("week", 604_800),
    /** 730 hours, the month of cloud bills. */
    MONTH("month", 2_628_000),
    /** 8,760 hours: twelve such months. */
    YEAR("year", 31_536_000);

    private final String symbol;
    private final long seconds;

    Per(String symbol, long seconds) {
      this.symbol = symbol;
      this.seconds = seconds;
    }

    /** Its length. */
    public long seconds() {
      return seconds;
    }

    /** As in files: {@code s}, {@code day}. */
    @Override
    public String toString() {
      return symbol;
    }
  }

  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Rate {
    Objects.requireNonNull(per, "per");
    if (count.signum() < 0) {
      throw new IllegalArgumentException("a rate is not negative");
    }
  }

  /** Times a second. */
  public double perSecond() {
    return count.divide(BigDecimal.valueOf(per.seconds()), MathContext.DECIMAL128).doubleValue();
  }

  /** By frequency: consistent with equals only for rates over one period. */
  @Override
  public int compareTo(Rate other) {
    return count.multiply(BigDecimal.valueOf(other.per.seconds()))
        .compareTo(other.count.multiply(BigDecimal.valueOf(per.seconds())));
  }

  /** As in files: {@code 400 / s}. */
  @Override
  public String toString() {
    return count.toPlainString() + " / " + per;
  }
}
