package io.edgewise.report.render;

/** Lengths as short texts. */
final class Decimal {

  private Decimal() {}

  /** A number rounded to hundredths, without zeros at the end. */
  static String text(double value) {
    long hundredths = Math.round(value * 100);
    long size = Math.abs(hundredths);
    String sign = hundredths < 0 ? "-" : "";
    long rest = size % 100;
    String decimals = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest;
    return sign + size / 100 + decimals;
  }
}
