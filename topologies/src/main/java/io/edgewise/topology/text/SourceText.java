package io.edgewise.topology.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Gets the characters of a file: UTF-8, with or without byte order mark, no longer than is allowed, without control characters. */
final class SourceText {

  private SourceText() {}

  /**
   * Reads a file.
   *
   * @param name what the user calls the file
   * @param limits of its size
   * @throws StopReading if it is missing, a directory, unreadable, too large or not UTF-8 text
   */
  static String read(Path file, String name, Limits limits, Problems problems) throws StopReading {
    if (!Files.exists(file)) {
      throw refused(Location.whole(name), "no such file", problems);
    }
    if (Files.isDirectory(file)) {
      throw refused(Location.whole(name), "this is a directory; name a file in it", problems);
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(limits.bytes() + 1);
    } catch (IOException e) {
      throw refused(Location.whole(name), "the file cannot be read (" + e.getClass().getSimpleName()
          + "); check its permissions", problems);
    }
    if (bytes.length > limits.bytes()) {
      throw refused(Location.whole(name),
          "the file is larger than " + (limits.bytes() >> 20) + " MiB; " + limits.wayOut(), problems);
    }
    return decode(bytes, name, problems);
  }

  static String decode(byte[] bytes, String name, Problems problems) throws StopReading {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      boolean wide = bytes.length > 1 && (bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE;
      throw refused(Cursor.end(name, withoutMark(text)), String.format("the byte 0x%02X is not UTF-8; save the file as "
          + "UTF-8%s", bytes[in.position()] & 0xFF, wide ? " (it looks like UTF-16)" : ""), problems);
    }
    return checked(text, name, problems);
  }

  /** The text without byte order mark, once it is known to hold printable characters alone. */
  static String checked(String original, String name, Problems problems) throws StopReading {
    String text = withoutMark(original);
    int at = unprintable(text);
    if (at < text.length()) {
      throw refused(Cursor.end(name, text.substring(0, at)),
          String.format("the control character U+%04X is not allowed in a text file; remove it", text.codePointAt(at)),
          problems);
    }
    return text;
  }

  /** Where the first character that cannot be printed stands, or the length of the text where all can. */
  static int unprintable(String text) {
    int at = 0;
    while (at < text.length() && isText(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /** Printable, and no line break but those that every program takes for one: YAML and terminals know more. */
  private static boolean isText(int character) {
    return StreamReader.isPrintable(character) && (character < 0x7F || character > 0x9F);
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static StopReading refused(Location at, String message, Problems problems) {
    problems.add(new Problem(at, "", message));
    return new StopReading();
  }
}
