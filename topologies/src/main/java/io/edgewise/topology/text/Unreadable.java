package io.edgewise.topology.text;

/** A text does not have the form asked for; the message is ready for the user and knows no location. */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    // An expected outcome and not a fault of the program: no stack trace is recorded.
    super(message, null, false, false);
  }
}
