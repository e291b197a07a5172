package io.edgewise.topology.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A decimal number and what stands behind it.
 *
 * @param number exact
 * @param written the number as written, without underscores
 * @param unit the rest, stripped; empty where there is none
 */
record NumberText(BigDecimal number, String written, String unit) {

  private static final int MAX_DIGITS = 40;
  private static final int MAX_EXPONENT = 30;

  private static final Pattern NUMBER = Pattern.compile(
      "([+-]?(?:\\d+(?:_\\d+)*(?:\\.\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*))([eE][+-]?\\d+)?(.*)", Pattern.DOTALL);
  private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?\\.?(nan|inf|infinity)\\b.*", Pattern.DOTALL);
  private static final Pattern HEXADECIMAL = Pattern.compile("[+-]?0[xX]([0-9a-fA-F_]*)(.*)", Pattern.DOTALL);
  private static final Pattern OCTAL = Pattern.compile("([+-]?)0[oO]?0*([1-9]\\d*)(.*)", Pattern.DOTALL);
  private static final Pattern THOUSANDS = Pattern.compile("(\\d{1,3}(?:,\\d{3})+)(?![\\d,])(.*)", Pattern.DOTALL);
  private static final Pattern COMMA = Pattern.compile("(\\d+),(\\d+)(?![\\d,])(.*)", Pattern.DOTALL);

  /**
   * Reads a number at the start of a text.
   *
   * @param form what is being read, for messages
   * @throws Unreadable if there is no finite number, or it is written in a form that programs read differently
   */
  static NumberText parse(String text, Wanted form) throws Unreadable {
    return parse("", text, form);
  }

  /** The same, behind a prefix that is no part of the number, such as a currency sign. */
  static NumberText parse(String prefix, String text, Wanted form) throws Unreadable {
    refuseAmbiguous(prefix, text, form);
    String shown = Wording.quote(prefix + text);
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      throw new Unreadable("found " + shown + "; " + form.definition());
    }
    String digits = matcher.group(1).replace("_", "");
    String exponent = matcher.group(2) == null ? "" : matcher.group(2);
    String rest = matcher.group(3);
    if (rest.startsWith("_") || rest.startsWith(".")) {
      throw new Unreadable("found " + shown + "; the number is malformed; " + form.definition());
    }
    if (digits.length() > MAX_DIGITS || exponent.length() > 4
        || (!exponent.isEmpty() && Math.abs(Integer.parseInt(exponent.substring(1))) > MAX_EXPONENT)) {
      throw new Unreadable("found " + shown + "; the number is out of range: up to " + MAX_DIGITS
          + " digits and exponents from -" + MAX_EXPONENT + " to " + MAX_EXPONENT + " are read");
    }
    return new NumberText(new BigDecimal(digits + exponent), digits + exponent, rest.strip());
  }

  private static void refuseAmbiguous(String prefix, String text, Wanted form) throws Unreadable {
    String found = "found " + Wording.quote(prefix + text) + "; ";
    if (NOT_FINITE.matcher(text).matches()) {
      throw new Unreadable(found + form.noun() + " must be finite, such as " + form.example());
    }
    Matcher hexadecimal = HEXADECIMAL.matcher(text);
    if (hexadecimal.matches()) {
      String digits = hexadecimal.group(1).replace("_", "");
      String fix = digits.isEmpty() || digits.length() > 16 ? "" : ": "
          + Wording.quote(prefix + new BigInteger(digits, 16) + hexadecimal.group(2));
      throw new Unreadable(found + "hexadecimal numbers are not read; write a decimal number" + fix);
    }
    Matcher octal = OCTAL.matcher(text);
    if (octal.matches()) {
      throw new Unreadable(found + "a number with a leading zero is octal to some programs; write "
          + Wording.quote(prefix + octal.group(1) + octal.group(2) + octal.group(3)));
    }
    refuseCommas(prefix, text, found);
  }

  private static void refuseCommas(String prefix, String text, String found) throws Unreadable {
    Matcher thousands = THOUSANDS.matcher(text);
    if (thousands.matches()) {
      String digits = thousands.group(1);
      String point = digits.indexOf(',') == digits.lastIndexOf(',')
          ? " or " + Wording.quote(prefix + digits.replace(',', '.') + thousands.group(2))
          : "";
      throw new Unreadable(found + "commas are not read; write "
          + Wording.quote(prefix + digits.replace(",", "") + thousands.group(2)) + point);
    }
    Matcher comma = COMMA.matcher(text);
    if (comma.matches()) {
      throw new Unreadable(found + "the decimal sign is a point: "
          + Wording.quote(prefix + comma.group(1) + "." + comma.group(2) + comma.group(3)));
    }
  }

  /**
   * The low end of a range, with the unit of the high end where it has none of its own.
   *
   * @throws Unreadable if that unit begins with k, M or B: "1..8k" may mean 1 or 1,000
   */
  static String withUnitOf(String low, String high) throws Unreadable {
    Matcher lowNumber = NUMBER.matcher(low);
    Matcher highNumber = NUMBER.matcher(high);
    if (!lowNumber.matches() || !lowNumber.group(3).isBlank() || !highNumber.matches()) {
      return low;
    }
    String unit = highNumber.group(3);
    if (unit.strip().matches("(?s)(?:k|K|M|B|thousand|million|billion)(?![A-Za-z]).*")) {
      throw new Unreadable("found " + Wording.quote(low + ".." + high) + "; write both ends in full, such as "
          + Wording.quote(low + unit + ".." + high));
    }
    return low + unit;
  }

  /**
   * What a reader wants, in words.
   *
   * @param noun with its article, such as "a duration"
   * @param shape what it consists of, such as "a number with a unit"
   * @param example in quotes
   */
  record Wanted(String noun, String shape, String example) {

    /** {@code a duration is a number with a unit, such as "30 ms"}. */
    String definition() {
      return noun + " is " + shape + ", such as " + example;
    }
  }
}
