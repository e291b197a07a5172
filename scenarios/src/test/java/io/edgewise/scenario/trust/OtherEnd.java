package io.edgewise.scenario.trust;

import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value that is wrong only together with another one is told of at that other one: what an offer of the file says, where a
 * strategy uses the offer; and which file or column is meant, in that file.
 */
final class OtherEnd {

  private static final Pattern IN_OFFER = Pattern.compile("catalog\\.[^.]+\\.([^.]+)\\..+");
  private static final Pattern USES_OFFERS = Pattern.compile("strategies\\..+");
  private static final Pattern OF_FILE = Pattern.compile("calibration|users\\.pattern\\.trace(\\..+)?");

  private OtherEnd() {}

  /**
   * Whether a message is about a spoilt value, though it stands elsewhere: it names the value as it is now, and stands where a
   * strategy names the offer that the value is a part of, or in a file which the value is about.
   *
   * @param name of the file that the mutation is one of
   */
  static boolean tells(Problem error, Mutation mutation, String name) {
    Optional<String> value = value(mutation);
    if (value.isEmpty()) {
      return false;
    }
    String source = error.location().source();
    if (!source.equals(name)) {
      return OF_FILE.matcher(mutation.path()).matches()
          && (Path.of(source).endsWith(value.get()) || error.message().contains('"' + value.get() + '"'));
    }
    Matcher offer = IN_OFFER.matcher(mutation.path());
    return offer.matches() && USES_OFFERS.matcher(error.path()).matches() && names(error.message(), value.get())
        && mutation.text().lines().skip(error.location().line() - 1L).findFirst()
            .filter(line -> names(line, offer.group(1))).isPresent();
  }

  private static Optional<String> value(Mutation mutation) {
    try {
      return new FileText(mutation.text()).valueAt(mutation.path());
    } catch (InvalidInputException e) {
      // It was taken away, or is no value any more.
      return Optional.empty();
    }
  }

  /** Whether a text has another one as a word of its own. */
  private static boolean names(String text, String word) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])").matcher(text).find();
  }
}
