package io.edgewise.topology.text;

import io.edgewise.topology.text.NumberText.Wanted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one grammar of values with units, for all files. See the package description for the user's view of it.
 *
 * <p>Numbers are decimal: {@code 5}, {@code 1.5}, {@code .5}, {@code 1e3}, {@code 1_000}. White space between number
 * and unit does not matter; the case of a unit does. Refused: NaN and infinities, negative numbers (save in
 * {@link #SIGNED_NUMBER}), hexadecimal and octal-looking numbers, and commas.
 */
public final class Quantities {

  private static final Wanted DURATION_WANTED = new Wanted("a duration", "a number with a unit", "\"30 ms\"");
  private static final Wanted SIZE_WANTED = new Wanted("a data size", "a number with a unit", "\"4 kB\"");
  private static final Wanted SHARE_WANTED =
      new Wanted("a share", "a percentage or a number from 0 to 1", "\"30%\" or 0.3");
  private static final Wanted FACTOR_WANTED =
      new Wanted("a factor", "a percentage or a number above 0", "\"150%\" or 1.5");
  private static final Wanted COUNT_WANTED =
      new Wanted("a count", "a whole number, where k, M and B stand for 10^3, 10^6 and 10^9", "100000 or \"100k\"");
  private static final Wanted NUMBER_WANTED = new Wanted("a number", "written without a unit", "1.5");
  private static final Wanted DISTANCE_WANTED = new Wanted("a distance", "a number with a unit", "\"100 km\"");
  private static final Wanted THROUGHPUT_WANTED = new Wanted("a throughput", "a number with a unit", "\"50 Mbit/s\"");

  private static final Units<BigDecimal> TIMES = new Units<>(DURATION_WANTED, List.of("ms", "s"), Units.table(
      "ms|millisecond|milliseconds", "1e6", "s|sec|second|seconds", "1e9", "us|µs|μs|microsecond|microseconds", "1e3",
      "ns|nanosecond|nanoseconds", "1", "min|minute|minutes", "60e9", "h|hour|hours", "3600e9",
      "day|days|d", "86400e9", "week|weeks", "604800e9", "month|months", "2628000e9", "year|years", "31536000e9"),
      Map.of("m", "min|ms", "M", "min|ms", "hr", "h", "hrs", "h", "mins", "min", "secs", "s", "msec", "ms",
          "msecs", "ms", "usec", "us"));

  private static final Units<DataSize.Unit> SIZES = new Units<>(SIZE_WANTED, List.of("kB", "MB"), sizeUnits(),
      Map.of("k", "kB|KiB", "K", "kB|KiB", "M", "MB|MiB", "G", "GB|GiB", "T", "TB|TiB", "Ki", "KiB", "Mi", "MiB",
          "Gi", "GiB", "Ti", "TiB", "b", "B"));

  private static final Units<BigDecimal> DISTANCES = new Units<>(DISTANCE_WANTED, List.of("km", "m"), Units.table(
      "km|kilometre|kilometres|kilometer|kilometers", "1", "m|metre|metres|meter|meters", "0.001",
      "mi|mile|miles", "1.609344"), Map.of());

  private static final Units<BigDecimal> THROUGHPUTS = new Units<>(THROUGHPUT_WANTED, List.of("Mbit/s", "MB/s"),
      Units.table("Mbit/s|Mbps", "1e6", "kbit/s|kbps", "1e3", "Gbit/s|Gbps", "1e9", "Tbit/s|Tbps", "1e12",
          "bit/s|bps", "1", "B/s", "8", "kB/s", "8e3", "MB/s", "8e6", "GB/s", "8e9", "KiB/s", "8192",
          "MiB/s", "8388608", "GiB/s", "8589934592"),
      Map.of());

  /** A duration in nanoseconds, rounded half up: {@code 250 us}, {@code 5 ms}, {@code 1.5 s}, {@code 30 days}. */
  public static final Form<Long> DURATION =
      Form.ordered("duration", DURATION_WANTED.example(), Quantities::parseDuration);

  /** A data size with its unit kept: {@code 4 kB}, {@code 512 MB}, {@code 1.5 GiB}, {@code 100 B}. */
  public static final Form<DataSize> SIZE =
      Form.ordered("data size", SIZE_WANTED.example(), Quantities::parseSize);

  /** A rate: {@code 400 / s}, {@code 30/min}, {@code 100k / day}. */
  public static final Form<Rate> RATE =
      Form.ordered("rate", RateText.WANTED.example(), RateText::parse);

  /** A share from 0 to 1: {@code 30%} or {@code 0.3}. */
  public static final Form<Double> SHARE =
      Form.ordered("share", SHARE_WANTED.example(), Quantities::parseShare);

  /** A factor on something, above 0: {@code 150%} or {@code 1.5}. */
  public static final Form<Double> FACTOR =
      Form.ordered("factor", FACTOR_WANTED.example(), Quantities::parseFactor);

  /** Exact US dollars: {@code $0.20}, {@code 0.20 USD}. */
  public static final Form<BigDecimal> MONEY =
      Form.ordered("amount of money", MoneyText.WANTED.example(), MoneyText::parseMoney);

  /** A price: {@code $0.20 / 1M requests}, {@code $0.0000166667 / GB-second}, {@code $30 / month}. */
  public static final Form<Price> PRICE =
      new Form<>("price", MoneyText.PRICE_WANTED.example(), MoneyText::parsePrice, null);

  /** A whole number, exact: {@code 100000}, {@code 100k}, {@code 1M}, {@code 2.5B}, {@code 1_000}. */
  public static final Form<Long> COUNT =
      Form.ordered("count", COUNT_WANTED.example(), Quantities::parseCount);

  /** A plain number that is not negative. */
  public static final Form<Double> NUMBER =
      Form.ordered("number", NUMBER_WANTED.example(), text -> number(text, false).doubleValue());

  /** A plain number of either sign, such as a latitude. */
  public static final Form<Double> SIGNED_NUMBER =
      Form.ordered("number", NUMBER_WANTED.example(), text -> number(text, true).doubleValue());

  /** A plain number that is not negative, exact. */
  public static final Form<BigDecimal> DECIMAL =
      Form.ordered("number", NUMBER_WANTED.example(), text -> number(text, false));

  /** A distance in kilometres: {@code 100 km}, {@code 250 m}, {@code 60 mi}. */
  public static final Form<Double> DISTANCE = Form.ordered("distance", DISTANCE_WANTED.example(),
      text -> measure(text, DISTANCES).doubleValue());

  /** A throughput in bits a second: {@code 50 Mbit/s}, {@code 10 MB/s}. */
  public static final Form<Double> THROUGHPUT = Form.ordered("throughput", THROUGHPUT_WANTED.example(),
      text -> measure(text, THROUGHPUTS).doubleValue());

  private static final List<Form<?>> WITH_UNITS = List.of(DURATION, SIZE, RATE, MONEY, PRICE, DISTANCE, THROUGHPUT,
      DURATION.range(), SIZE.range(), RATE.range(), MONEY.range(), DISTANCE.range());
  private static final List<Form<?>> OF_MONEY = List.of(PRICE, MONEY, MONEY.range());
  private static final List<Form<?>> WITHOUT_UNITS =
      List.of(SIGNED_NUMBER, COUNT, SHARE, SHARE.range(), SIGNED_NUMBER.range(), COUNT.range());

  private Quantities() {}

  /** Whether a scalar is a number or a quantity; a quoted number without a unit is a text. */
  public static boolean isQuantity(Node scalar) {
    // Forms that do not fit are slow to say so, so the first characters decide what can fit at all.
    String text = scalar.text().strip();
    if (!text.matches("(?s)(?:[0-9.+$-]|USD).*")) {
      return false;
    }
    if (text.startsWith("$") || text.startsWith("USD")) {
      return fits(OF_MONEY, text);
    }
    boolean meantAsText = scalar.quoted() && !text.endsWith("%");
    boolean bare = text.matches("[+-]?[0-9._]+");
    return !bare && fits(WITH_UNITS, text) || !meantAsText && fits(WITHOUT_UNITS, text);
  }

  private static boolean fits(List<Form<?>> forms, String text) {
    return forms.stream().anyMatch(form -> form.fits(text));
  }

  private static Map<String, DataSize.Unit> sizeUnits() {
    Map<String, DataSize.Unit> units = new LinkedHashMap<>();
    for (DataSize.Unit unit : DataSize.Unit.values()) {
      units.put(unit.toString(), unit);
    }
    units.put("KB", DataSize.Unit.KILOBYTE);
    units.put("byte", DataSize.Unit.BYTE);
    units.put("bytes", DataSize.Unit.BYTE);
    return units;
  }

  private static Long parseDuration(String text) throws Unreadable {
    BigDecimal exact = measure(text, TIMES);
    BigDecimal nanos = exact.setScale(0, RoundingMode.HALF_UP);
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new Unreadable("found " + Wording.quote(text) + "; the longest duration is 292 years");
    }
    if (nanos.signum() == 0 && exact.signum() != 0) {
      throw new Unreadable("found " + Wording.quote(text) + "; the shortest duration above 0 is \"1 ns\"");
    }
    return nanos.longValueExact();
  }

  private static DataSize parseSize(String text) throws Unreadable {
    NumberText number = notNegative(NumberText.parse(text, SIZE_WANTED), text, SIZE_WANTED);
    try {
      return new DataSize(number.number(), SIZES.of(number, text));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("found " + Wording.quote(text) + "; " + e.getMessage());
    }
  }

  private static Double parseShare(String text) throws Unreadable {
    NumberText number = notNegative(NumberText.parse(text, SHARE_WANTED), text, SHARE_WANTED);
    String found = "found " + Wording.quote(text) + "; ";
    if (!number.unit().isEmpty() && !number.unit().equals("%")) {
      throw new Unreadable(found + SHARE_WANTED.definition());
    }
    boolean percent = !number.unit().isEmpty();
    BigDecimal share = percent ? number.number().movePointLeft(2) : number.number();
    if (share.compareTo(BigDecimal.ONE) > 0) {
      boolean meantPercent = !percent && share.compareTo(new BigDecimal(100)) <= 0;
      throw new Unreadable(found + "a share is at most 1 or 100%"
          + (meantPercent ? "; did you mean " + Wording.quote(number.written() + "%") + "?" : ""));
    }
    return share.doubleValue();
  }

  private static Double parseFactor(String text) throws Unreadable {
    NumberText number = notNegative(NumberText.parse(text, FACTOR_WANTED), text, FACTOR_WANTED);
    boolean percent = number.unit().equals("%");
    if (!number.unit().isEmpty() && !percent || number.number().signum() == 0) {
      throw new Unreadable("found " + Wording.quote(text) + "; " + FACTOR_WANTED.definition());
    }
    return (percent ? number.number().movePointLeft(2) : number.number()).doubleValue();
  }

  private static Long parseCount(String text) throws Unreadable {
    BigDecimal count = count(notNegative(NumberText.parse(text, COUNT_WANTED), text, COUNT_WANTED), text, COUNT_WANTED);
    String found = "found " + Wording.quote(text) + "; ";
    if (count.stripTrailingZeros().scale() > 0) {
      throw new Unreadable(found + COUNT_WANTED.definition());
    }
    if (count.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new Unreadable(found + "the greatest count is " + Long.MAX_VALUE);
    }
    return count.longValueExact();
  }

  /** The number times what its suffix stands for. */
  static BigDecimal count(NumberText number, String text, Wanted wanted) throws Unreadable {
    int zeros = switch (number.unit()) {
      case "" -> 0;
      case "k", "K", "thousand" -> 3;
      case "M", "million" -> 6;
      case "B", "billion" -> 9;
      default -> {
        String meant = switch (number.unit()) {
          case "m", "mio", "mn" -> "M";
          case "b", "G", "bn" -> "B";
          default -> "";
        };
        throw new Unreadable("found " + Wording.quote(text) + "; " + (meant.isEmpty()
            ? wanted.definition()
            : "did you mean " + Wording.quote(number.written() + meant) + "?"));
      }
    };
    return number.number().scaleByPowerOfTen(zeros);
  }

  private static BigDecimal number(String text, boolean negativeAllowed) throws Unreadable {
    NumberText number = NumberText.parse(text, NUMBER_WANTED);
    if (!negativeAllowed) {
      notNegative(number, text, NUMBER_WANTED);
    }
    if (!number.unit().isEmpty()) {
      String fraction = number.number().movePointLeft(2).stripTrailingZeros().toPlainString();
      String fix = number.unit().equals("%") ? "; did you mean " + Wording.quote(fraction) + "?" : "";
      throw new Unreadable("found " + Wording.quote(text) + "; " + NUMBER_WANTED.definition() + fix);
    }
    return number.number();
  }

  private static BigDecimal measure(String text, Units<BigDecimal> units) throws Unreadable {
    NumberText number = notNegative(NumberText.parse(text, units.wanted()), text, units.wanted());
    return number.number().multiply(units.of(number, text));
  }

  static NumberText notNegative(NumberText number, String text, Wanted wanted) throws Unreadable {
    if (number.number().signum() < 0) {
      throw new Unreadable("found " + Wording.quote(text) + "; " + wanted.noun() + " must not be negative");
    }
    return number;
  }
}
