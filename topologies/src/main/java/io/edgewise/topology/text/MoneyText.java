package io.edgewise.topology.text;

import io.edgewise.topology.text.NumberText.Wanted;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads {@code $0.20} and {@code $0.20 / 1M requests}. */
final class MoneyText {

  static final Wanted WANTED =
      new Wanted("an amount of money", "a number of US dollars", "\"$0.20\" or \"0.20 USD\"");
  static final Wanted PRICE_WANTED =
      new Wanted("a price", "money for a quantity", "\"$0.20 / 1M requests\" or \"$30 / month\"");

  private static final Wanted QUANTITY_WANTED =
      new Wanted("what a price is for", "a count, a unit or both", "\"1M requests\" or \"GB-second\"");
  private static final Pattern UNIT = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z][A-Za-z0-9]*)*");
  private static final Pattern OTHER_CURRENCY =
      Pattern.compile("(?s)[€£¥¢].*|.*[€£¥¢]|.*\\b(?:EUR|GBP|JPY|CHF|INR|CNY|CAD|AUD|cents?|ct)\\b.*");

  private MoneyText() {}

  static BigDecimal parseMoney(String text) throws Unreadable {
    int slash = text.indexOf('/');
    if (slash >= 0) {
      throw new Unreadable("found " + Wording.quote(text) + "; expected an amount of money alone: "
          + Wording.quote(text.substring(0, slash).strip()));
    }
    return money(text, text, WANTED);
  }

  private static BigDecimal money(String amount, String text, Wanted wanted) throws Unreadable {
    String found = "found " + Wording.quote(text) + "; ";
    if (OTHER_CURRENCY.matcher(amount).matches()) {
      throw new Unreadable(found + "money is in US dollars, such as \"$0.20\"");
    }
    if (amount.startsWith("-$")) {
      throw new Unreadable(found + wanted.noun() + " must not be negative");
    }
    String sign = amount.startsWith("$") ? "$" : amount.startsWith("USD") ? "USD" : "";
    boolean before = !sign.isEmpty();
    String bare = amount.substring(sign.length()).strip();
    NumberText number = NumberText.parse(sign.equals("USD") ? "USD " : sign, bare, wanted);
    Quantities.notNegative(number, text, wanted);
    if (before && number.unit().isEmpty() || !before && (number.unit().equals("USD") || number.unit().equals("$"))) {
      return number.number();
    }
    if (!before && number.unit().isEmpty()) {
      throw new Unreadable(found + "money needs a currency: \"$" + number.written() + "\"");
    }
    if (number.unit().equalsIgnoreCase("usd") || number.unit().startsWith("dollar")) {
      throw new Unreadable(found + "did you mean \"" + number.written() + " USD\"?");
    }
    throw new Unreadable(found + wanted.definition());
  }

  static Price parsePrice(String text) throws Unreadable {
    String found = "found " + Wording.quote(text) + "; ";
    int slash = text.indexOf('/');
    if (slash < 0) {
      BigDecimal dollars = money(text, text, PRICE_WANTED);
      throw new Unreadable(found + "a price says what it is for: \"$" + dollars.toPlainString()
          + " / 1M requests\" or \"$" + dollars.toPlainString() + " / month\"?");
    }
    BigDecimal dollars = money(text.substring(0, slash).strip(), text, PRICE_WANTED);
    String bought = text.substring(slash + 1).strip();
    if (bought.isEmpty()) {
      throw new Unreadable(found + QUANTITY_WANTED.definition());
    }
    if (UNIT.matcher(bought).matches()) {
      return new Price(dollars, BigDecimal.ONE, bought);
    }
    NumberText number = NumberText.parse(bought, QUANTITY_WANTED);
    String[] words = number.unit().split(" ", 2);
    // The lower-case letters are no suffixes, but must not pass as units either: "1m requests" is not one of anything.
    boolean suffixed = words[0].matches("[kKMBGmb]|thousand|million|billion|mio|mn|bn");
    String suffix = suffixed ? words[0] : "";
    String unit = suffixed ? (words.length > 1 ? words[1].strip() : "") : number.unit();
    BigDecimal quantity = Quantities.count(new NumberText(number.number(), number.written(), suffix), text,
        QUANTITY_WANTED);
    if (quantity.signum() <= 0 || !(unit.isEmpty() || UNIT.matcher(unit).matches())) {
      throw new Unreadable(found + QUANTITY_WANTED.definition());
    }
    return new Price(dollars, quantity, unit);
  }
}
