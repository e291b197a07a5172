package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuantityFaultsTest {

  static Stream<Arguments> durations() {
    return Stream.of(
        arguments(Quantities.DURATION, "30", "a duration needs a unit: \"30 ms\" or \"30 s\"?"),
        arguments(Quantities.DURATION, "5 MS", "\"MS\" is no unit here; did you mean \"5 ms\"?"),
        arguments(Quantities.DURATION, "5 Ms", "\"Ms\" is no unit here; did you mean \"5 ms\"?"),
        arguments(Quantities.DURATION, "1,5 ms", "the decimal sign is a point: \"1.5 ms\""),
        arguments(Quantities.DURATION, "1,500 ms", "commas are not read; write \"1500 ms\" or \"1.500 ms\""),
        arguments(Quantities.DURATION, "1,234,567 ms", "commas are not read; write \"1234567 ms\""),
        arguments(Quantities.DURATION, "5 mss", "\"mss\" is no unit here; did you mean \"5 ms\"?"),
        arguments(Quantities.DURATION, "5 milisec",
            "\"milisec\" is no unit here; allowed: ms, s, us, ns, min, h, day, week, month, year"),
        arguments(Quantities.DURATION, "5 m", "\"m\" is no unit here; did you mean \"5 min\" or \"5 ms\"?"),
        arguments(Quantities.DURATION, "NaN", "a duration must be finite, such as \"30 ms\""),
        arguments(Quantities.DURATION, ".inf", "a duration must be finite, such as \"30 ms\""),
        arguments(Quantities.DURATION, "-5 ms", "a duration must not be negative"),
        arguments(Quantities.DURATION, "400 years", "the longest duration is 292 years"),
        arguments(Quantities.DURATION, "0.1 ns", "the shortest duration above 0 is \"1 ns\""),
        arguments(Quantities.DURATION, "0x10 ms",
            "hexadecimal numbers are not read; write a decimal number: \"16 ms\""),
        arguments(Quantities.DURATION, "010 ms",
            "a number with a leading zero is octal to some programs; write \"10 ms\""),
        arguments(Quantities.DURATION, "1__0 ms",
            "the number is malformed; a duration is a number with a unit, such as \"30 ms\""),
        arguments(Quantities.DURATION, "5. ms",
            "the number is malformed; a duration is a number with a unit, such as \"30 ms\""),
        arguments(Quantities.DURATION, "1 h 30 min", "a duration is one number with one unit, such as \"30 ms\""),
        arguments(Quantities.DURATION, "PT5S", "a duration is a number with a unit, such as \"30 ms\""),
        arguments(Quantities.DURATION, "abc", "a duration is a number with a unit, such as \"30 ms\""),
        arguments(Quantities.DURATION, "5 parsecs",
            "\"parsecs\" is no unit here; allowed: ms, s, us, ns, min, h, day, week, month, year"),
        arguments(Quantities.DURATION, "1e99 ms",
            "the number is out of range: up to 40 digits and exponents from -30 to 30 are read"),
        arguments(Quantities.DURATION, "five ms", "a duration is a number with a unit, such as \"30 ms\""),
        arguments(Quantities.DURATION, "1.2.3 ms",
            "the number is malformed; a duration is a number with a unit, such as \"30 ms\""),
        arguments(Quantities.DURATION, "5ms ago", "\"ms ago\" is no unit here; did you mean \"5 ms\"?"),
        arguments(Quantities.DURATION, "5 sec.", "\"sec.\" is no unit here; did you mean \"5 sec\"?"),
        arguments(Quantities.DURATION, "1 hr", "\"hr\" is no unit here; did you mean \"1 h\"?"),
        arguments(Quantities.DURATION, "5 hous", "\"hous\" is no unit here; did you mean \"5 hour\"?"),
        arguments(Quantities.DURATION, "0o17 s",
            "a number with a leading zero is octal to some programs; write \"17 s\""),
        arguments(Quantities.DURATION, "00", "a duration needs a unit: \"00 ms\" or \"00 s\"?"),
        arguments(Quantities.DURATION, "0", "a duration needs a unit: \"0 ms\" or \"0 s\"?"));
  }

  static Stream<Arguments> sizes() {
    return Stream.of(
        arguments(Quantities.SIZE, "4 kb", "\"kb\" is no unit here; did you mean \"4 kB\"?"),
        arguments(Quantities.SIZE, "4 mb", "\"mb\" is no unit here; did you mean \"4 MB\"?"),
        arguments(Quantities.SIZE, "4 Mb", "\"Mb\" is no unit here; did you mean \"4 MB\"?"),
        arguments(Quantities.SIZE, "512 M", "\"M\" is no unit here; did you mean \"512 MB\" or \"512 MiB\"?"),
        arguments(Quantities.SIZE, "512Mi", "\"Mi\" is no unit here; did you mean \"512 MiB\"?"),
        arguments(Quantities.SIZE, "512", "a data size needs a unit: \"512 kB\" or \"512 MB\"?"),
        arguments(Quantities.SIZE, "1e30 GB", "a data size is between 0 B and 8192 PiB"),
        arguments(Quantities.SIZE, "5 MBB", "\"MBB\" is no unit here; did you mean \"5 MiB\" or \"5 MB\"?"),
        arguments(Quantities.SIZE, "-1 B", "a data size must not be negative"));
  }

  static Stream<Arguments> rates() {
    return Stream.of(
        arguments(Quantities.RATE, "400", "a rate needs a time: \"400 / s\" or \"400 / min\"?"),
        arguments(Quantities.RATE, "400/m", "\"m\" is no period; did you mean \"min\" or \"month\"?"),
        arguments(Quantities.RATE, "400 rps", "a rate needs a time: \"400 / s\" or \"400 / min\"?"),
        arguments(Quantities.RATE, "400 per s", "a rate needs a time: \"400 / s\" or \"400 / min\"?"),
        arguments(Quantities.RATE, "400 / Sec", "\"Sec\" is no period; did you mean \"s\"?"),
        arguments(Quantities.RATE, "400 / fortnight",
            "\"fortnight\" is no period; allowed: s, min, h, day, week, month, year"),
        arguments(Quantities.RATE, "-1 / s", "a rate must not be negative"),
        arguments(Quantities.RATE, "100k", "a rate needs a time: \"100k / s\" or \"100k / min\"?"),
        arguments(Quantities.RATE, "400 /", "a rate needs a time: \"400 / s\" or \"400 / min\"?"));
  }

  static Stream<Arguments> shares() {
    return Stream.of(
        arguments(Quantities.SHARE, "30", "a share is at most 1 or 100%; did you mean \"30%\"?"),
        arguments(Quantities.SHARE, "130%", "a share is at most 1 or 100%"),
        arguments(Quantities.SHARE, "1.2", "a share is at most 1 or 100%; did you mean \"1.2%\"?"),
        arguments(Quantities.SHARE, "200", "a share is at most 1 or 100%"),
        arguments(Quantities.SHARE, "-1%", "a share must not be negative"),
        arguments(Quantities.SHARE, "30 percent",
            "a share is a percentage or a number from 0 to 1, such as \"30%\" or 0.3"),
        arguments(Quantities.SHARE, "1,5%", "the decimal sign is a point: \"1.5%\""));
  }

  static Stream<Arguments> money() {
    return Stream.of(
        arguments(Quantities.MONEY, "500", "money needs a currency: \"$500\""),
        arguments(Quantities.MONEY, "€5", "money is in US dollars, such as \"$0.20\""),
        arguments(Quantities.MONEY, "5 EUR", "money is in US dollars, such as \"$0.20\""),
        arguments(Quantities.MONEY, "5 usd", "did you mean \"5 USD\"?"),
        arguments(Quantities.MONEY, "20 cents", "money is in US dollars, such as \"$0.20\""),
        arguments(Quantities.MONEY, "-$5", "an amount of money must not be negative"),
        arguments(Quantities.MONEY, "$-5", "an amount of money must not be negative"),
        arguments(Quantities.MONEY, "$1,000", "commas are not read; write \"$1000\" or \"$1.000\""),
        arguments(Quantities.MONEY, "$",
            "an amount of money is a number of US dollars, such as \"$0.20\" or \"0.20 USD\""),
        arguments(Quantities.MONEY, "$abc",
            "an amount of money is a number of US dollars, such as \"$0.20\" or \"0.20 USD\""),
        arguments(Quantities.MONEY, "$0.20 / 1M", "expected an amount of money alone: \"$0.20\""),
        arguments(Quantities.MONEY, "5 dollars", "did you mean \"5 USD\"?"),
        arguments(Quantities.MONEY, "$5 USD", "did you mean \"5 USD\"?"),
        arguments(Quantities.MONEY, "5 XYZ",
            "an amount of money is a number of US dollars, such as \"$0.20\" or \"0.20 USD\""));
  }

  static Stream<Arguments> prices() {
    return Stream.of(
        arguments(Quantities.PRICE, "$0.20",
            "a price says what it is for: \"$0.20 / 1M requests\" or \"$0.20 / month\"?"),
        arguments(Quantities.PRICE, "$0.20 /",
            "what a price is for is a count, a unit or both, such as \"1M requests\" or \"GB-second\""),
        arguments(Quantities.PRICE, "0.20 / 1M", "money needs a currency: \"$0.20\""),
        arguments(Quantities.PRICE, "$0.20 / 0 requests",
            "what a price is for is a count, a unit or both, such as \"1M requests\" or \"GB-second\""),
        arguments(Quantities.PRICE, "$1 / 1m requests", "did you mean \"1M\"?"),
        arguments(Quantities.PRICE, "$1 per month",
            "a price is money for a quantity, such as \"$0.20 / 1M requests\" or \"$30 / month\""),
        arguments(Quantities.PRICE, "$1 / -5",
            "what a price is for is a count, a unit or both, such as \"1M requests\" or \"GB-second\""));
  }

  static Stream<Arguments> counts() {
    return Stream.of(
        arguments(Quantities.COUNT, "2.5",
            "a count is a whole number, where k, M and B stand for 10^3, 10^6 and 10^9, such as 100000 or \"100k\""),
        arguments(Quantities.COUNT, "1m", "did you mean \"1M\"?"),
        arguments(Quantities.COUNT, "5 ms",
            "a count is a whole number, where k, M and B stand for 10^3, 10^6 and 10^9, such as 100000 or \"100k\""),
        arguments(Quantities.COUNT, "1e25", "the greatest count is 9223372036854775807"),
        arguments(Quantities.COUNT, "100,000", "commas are not read; write \"100000\" or \"100.000\""),
        arguments(Quantities.COUNT, "9223372036854775808", "the greatest count is 9223372036854775807"),
        arguments(Quantities.COUNT, "-1", "a count must not be negative"),
        arguments(Quantities.COUNT, "1b", "did you mean \"1B\"?"),
        arguments(Quantities.COUNT, "5G", "did you mean \"5B\"?"));
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        arguments(Quantities.NUMBER, "-1", "a number must not be negative"),
        arguments(Quantities.NUMBER, "30%", "a number is written without a unit, such as 1.5; did you mean \"0.3\"?"),
        arguments(Quantities.NUMBER, "5 ms", "a number is written without a unit, such as 1.5"),
        arguments(Quantities.NUMBER, "0x1F", "hexadecimal numbers are not read; write a decimal number: \"31\""),
        arguments(Quantities.NUMBER, "true", "a number is written without a unit, such as 1.5"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource({"durations", "sizes", "rates", "shares", "money", "prices", "counts", "numbers"})
  @DisplayName("a wrong quantity says what was found, what is expected, and the likely fix")
  void faults(Form<?> form, String text, String message) {
    assertEquals(new Reading.Fault<>("found \"" + text + "\"; " + message), form.parse(text));
  }
}
