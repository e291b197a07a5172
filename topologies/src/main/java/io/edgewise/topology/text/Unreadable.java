package io.edgewise.topology.text;

import java.util.function.Supplier;

/** A text does not have the form asked for; the message is ready for the user and knows no location. */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Supplier<String> message;

  Unreadable(String message) {
    this(() -> message);
  }

  /** With a message that takes time to work out, and is worked out when it is asked for. */
  Unreadable(Supplier<String> message) {
    // An expected outcome and not a fault of the program: no stack trace is recorded.
    super(null, null, false, false);
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message.get();
  }
}
