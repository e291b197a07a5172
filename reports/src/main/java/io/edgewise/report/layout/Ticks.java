package io.edgewise.report.layout;

import io.edgewise.report.figure.Axis.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values of an axis that are named: 1, 2 and 5 times powers of ten, or nines. */
final class Ticks {

  private static final double[] STEPS = {1, 2, 5, 10};
  private static final double[] DECADES = {1};
  private static final double[] CLOSE = {1, 1.5, 2, 3, 4, 5, 7};
  private static final double MANY_DECADES = 3.3;
  private static final int FEW = 4;
  /** Hours are told by sixes. */
  private static final double DAY = 24;
  private static final double QUARTER_OF_DAY = 6;

  /** A named value. */
  record Tick(double value, String label) {}

  private Ticks() {}

  /** The ticks of a stretch, about one for every so many pixels. */
  static List<Tick> of(Span span, double pixels) {
    int about = (int) Math.max(2, Math.abs(span.end() - span.start()) / pixels);
    return switch (span.scale()) {
      case LINEAR -> linear(span, about);
      case LOG -> log(span, about);
      case NINES -> nines(span);
    };
  }

  /** The step between ticks of a range, so that there are at most about so many. */
  static double step(double range, int about) {
    double raw = range / about;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double step : STEPS) {
      if (step * power >= raw * (1 - 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** The greatest 1, 2 or 5 times a power of ten that is not above a value. */
  static double below(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    return value >= 5 * power * (1 - 1e-9) ? 5 * power : value >= 2 * power * (1 - 1e-9) ? 2 * power : power;
  }

  /** The least that is not below a value. */
  static double above(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    return value <= power * (1 + 1e-9) ? power : value <= 2 * power ? 2 * power : value <= 5 * power ? 5 * power
        : 10 * power;
  }

  private static List<Tick> linear(Span span, int about) {
    double step = span.from() == 0 && span.to() == DAY ? QUARTER_OF_DAY : step(span.to() - span.from(), about);
    List<Tick> ticks = new ArrayList<>();
    for (double i = Math.ceil(span.from() / step - 1e-9); i * step <= span.to() + step * 1e-9; i++) {
      ticks.add(new Tick(i * step, label(span, i * step)));
    }
    return ticks;
  }

  private static List<Tick> log(Span span, int about) {
    double decades = Math.log10(span.to() / span.from());
    boolean between = decades <= MANY_DECADES && 3 * decades <= about + 1;
    List<Tick> ticks = log(span, about, between ? STEPS : DECADES);
    if (ticks.size() < FEW && between) {
      ticks = log(span, about, CLOSE);
    }
    return ticks.size() >= 2 ? ticks : ends(span);
  }

  private static List<Tick> log(Span span, int about, double... digits) {
    List<Tick> ticks = new ArrayList<>();
    int every = (int) Math.max(1, Math.ceil(Math.log10(span.to() / span.from()) / about));
    int first = (int) Math.floor(Math.log10(span.from()) + 1e-9);
    for (int power = first; Math.pow(10, power) <= span.to() * (1 + 1e-9); power++) {
      for (double digit : digits) {
        double value = digit * Math.pow(10, power);
        boolean inside = value >= span.from() * (1 - 1e-9) && value <= span.to() * (1 + 1e-9);
        if (inside && digit < 10 && Math.floorMod(power, every) == 0) {
          ticks.add(new Tick(value, label(span, value)));
        }
      }
    }
    return ticks;
  }

  private static List<Tick> ends(Span span) {
    return List.of(new Tick(span.from(), label(span, span.from())), new Tick(span.to(), label(span, span.to())));
  }

  private static List<Tick> nines(Span span) {
    List<Tick> ticks = new ArrayList<>();
    for (String percent : List.of("0", "50", "75", "90", "95", "99", "99.5", "99.9", "99.99", "99.999")) {
      double value = Double.parseDouble(percent) / 100;
      if (span.holds(value)) {
        ticks.add(new Tick(value, percent + " %"));
      }
    }
    return ticks;
  }

  private static String label(Span span, double value) {
    return label(value * span.unit().factor());
  }

  /** A value with commas between thousands, and words where it is large. */
  static String label(double value) {
    double size = Math.abs(value);
    String suffix = size >= 1e9 ? " bn" : size >= 1e6 ? " M" : "";
    double shown = size >= 1e9 ? value / 1e9 : size >= 1e6 ? value / 1e6 : value;
    BigDecimal rounded = BigDecimal.valueOf(shown).round(new MathContext(6));
    int places = rounded.signum() == 0 ? 0 : Math.max(0, rounded.stripTrailingZeros().scale());
    return String.format(Locale.ROOT, "%,." + places + "f", rounded.abs()).transform(text -> value < 0 ? "−" + text
        : text) + suffix;
  }
}
