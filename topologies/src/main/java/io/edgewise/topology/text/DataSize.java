package io.edgewise.topology.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An amount of data as it was written, since providers mean different things by the same letters: a function's
 * "512 MB" of memory is 512 MiB, while a gigabyte of egress is 10^9 bytes with some and 2^30 with others.
 *
 * @param amount number of units, not negative
 * @param unit the unit
 */
public record DataSize(BigDecimal amount, Unit unit) implements Comparable<DataSize> {

  /** A unit of data. */
  public enum Unit {
    /** Byte. */
    BYTE("B", 0, 0),
    /** 10^3 bytes. */
    KILOBYTE("kB", 1, 0),
    /** 10^6 bytes. */
    MEGABYTE("MB", 2, 0),
    /** 10^9 bytes. */
    GIGABYTE("GB", 3, 0),
    /** 10^12 bytes. */
    TERABYTE("TB", 4, 0),
    /** 10^15 bytes. */
    PETABYTE("PB", 5, 0),
    /** 2^10 bytes. */
    KIBIBYTE("KiB", 0, 1),
    /** 2^20 bytes. */
    MEBIBYTE("MiB", 0, 2),
    /** 2^30 bytes. */
    GIBIBYTE("GiB", 0, 3),
    /** 2^40 bytes. */
    TEBIBYTE("TiB", 0, 4),
    /** 2^50 bytes. */
    PEBIBYTE("PiB", 0, 5);

    private final String symbol;
    private final int thousands;
    private final int kibis;

    Unit(String symbol, int thousands, int kibis) {
      this.symbol = symbol;
      this.thousands = thousands;
      this.kibis = kibis;
    }

    /** Bytes in one unit by its standard meaning: MB is 10^6, MiB is 2^20. */
    public BigInteger bytes() {
      return BigInteger.TEN.pow(3 * thousands).shiftLeft(10 * kibis);
    }

    /** Bytes in one unit when MB is taken for MiB, kB for KiB, and so on. */
    public BigInteger binaryBytes() {
      return BigInteger.ONE.shiftLeft(10 * (thousands + kibis));
    }

    /** As in files: {@code kB}, {@code MiB}. */
    @Override
    public String toString() {
      return symbol;
    }
  }

  /**
   * Checks the amount.
   *
   * @throws IllegalArgumentException if it is negative, or more than {@code Long.MAX_VALUE} bytes in either meaning
   */
  public DataSize {
    Objects.requireNonNull(unit, "unit");
    BigDecimal most = amount.multiply(new BigDecimal(unit.bytes().max(unit.binaryBytes())));
    if (amount.signum() < 0 || most.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("a data size is between 0 B and 8192 PiB");
    }
  }

  /** Whole bytes by the standard meaning (MB = 10^6 bytes), half a byte rounded up. */
  public long bytes() {
    return times(unit.bytes());
  }

  /** Whole bytes with MB taken for MiB, as providers mean it for memory; half a byte rounded up. */
  public long binaryBytes() {
    return times(unit.binaryBytes());
  }

  private long times(BigInteger unitBytes) {
    return amount.multiply(new BigDecimal(unitBytes)).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** By {@link #bytes()}: consistent with equals only for sizes in one unit. */
  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes(), other.bytes());
  }

  /** As in files: {@code 512 MB}. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + unit;
  }
}
