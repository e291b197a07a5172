package io.edgewise.scenario.calibration.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of UTF-8 text, one at a time: a line that is no text is told and left out, and one that is too long ends the reading. A byte order mark and
 * Windows line ends are accepted.
 */
final class Lines {

  /** Bytes of a line at most; what is longer is no line of a data file. */
  static final int MOST_BYTES = 4 << 20;

  private final InputStream in;
  private final Faults faults;
  private long number;
  private boolean ended;

  Lines(InputStream in, Faults faults) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.faults = faults;
  }

  /** The number of the line that was returned last, from 1 on. */
  long number() {
    return number;
  }

  /** The next line that is one, without its end; empty after the last, or when enough is wrong. */
  Optional<String> next() throws IOException {
    while (!ended && !faults.isFull()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      number++;
      boolean whole = fill(bytes);
      if (ended && whole && bytes.size() == 0) {
        return Optional.empty();
      }
      if (!whole) {
        faults.add(number, 1, "the line is longer than " + (MOST_BYTES >> 20) + " MiB");
        continue;
      }
      Optional<String> text = text(bytes.toByteArray());
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  /** Reads up to the end of the line; false where it is too long, and then nothing more is read: it may have no end. */
  private boolean fill(ByteArrayOutputStream bytes) throws IOException {
    for (int next = in.read(); next != '\n'; next = in.read()) {
      ended = next < 0 || bytes.size() == MOST_BYTES;
      if (ended) {
        return next < 0;
      }
      bytes.write(next);
    }
    return true;
  }

  private Optional<String> text(byte[] bytes) {
    int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT).decode(buffer).toString();
      String plain = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
      int control = control(plain);
      if (control < 0) {
        return Optional.of(plain);
      }
      faults.add(number, control + 1L,
          String.format("the control character U+%04X is not allowed in a text file", (int) plain.charAt(control)));
    } catch (CharacterCodingException e) {
      String before = new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
      faults.add(number, before.length() + 1L,
          String.format("the byte 0x%02X is not UTF-8 text", bytes[buffer.position()] & 0xFF));
    }
    return Optional.empty();
  }

  private static int control(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' && text.charAt(i) != '\t') {
        return i;
      }
    }
    return -1;
  }
}
