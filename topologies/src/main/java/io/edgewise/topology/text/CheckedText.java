package io.edgewise.topology.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reads UTF-8 text of any length as a stream and refuses what is none: bytes that are not UTF-8, control characters, rows
 * without end, and more bytes than allowed. A byte order mark at the start is passed over. Takes 200 kB, however long the text
 * is. Not thread-safe.
 */
public final class CheckedText extends Reader {

  /** Characters of a row at most. */
  public static final int MOST_OF_A_ROW = 4 << 20;

  private static final int BUFFER = 1 << 16;

  /** The text is none; tells where. */
  public static final class MalformedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;

    MalformedException(long line, long column, String message) {
      super(message);
      this.line = line;
      this.column = column;
    }

    /** The place in a file. */
    public Location in(String file) {
      return new Location(file, Math.toIntExact(Math.min(Integer.MAX_VALUE, line)),
          Math.toIntExact(Math.min(Integer.MAX_VALUE, column)));
    }
  }

  private final InputStream in;
  private final long mostBytes;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
      .onMalformedInput(CodingErrorAction.REPORT)
      .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer characters = CharBuffer.allocate(BUFFER).flip();
  private boolean started;
  private boolean ended;
  private long taken;
  private long line = 1;
  private long column = 1;
  private long inRow;

  /**
   * Reads a stream, which is closed with this reader.
   *
   * @param mostBytes that the text may have
   */
  public CheckedText(InputStream in, long mostBytes) {
    this.in = Objects.requireNonNull(in, "in");
    this.mostBytes = mostBytes;
  }

  /** Tells that a row has ended, so that the next one may be as long. */
  public void rowEnds() {
    inRow = 0;
  }

  /**
   * Reads characters.
   *
   * @throws MalformedException if the next one is not allowed
   */
  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!characters.hasRemaining() && !fill()) {
      return -1;
    }
    int count = Math.min(length, characters.remaining());
    for (int i = 0; i < count; i++) {
      into[offset + i] = checked(characters.get());
    }
    return count;
  }

  private char checked(char character) throws MalformedException {
    if (++inRow > MOST_OF_A_ROW) {
      throw malformed("a row is longer than " + (MOST_OF_A_ROW >> 20) + " MiB; is a quote before this not closed?");
    }
    if (character == '\n') {
      line++;
      column = 1;
    } else if (character < ' ' && character != '\t' && character != '\r' || character >= 0x7F && character <= 0x9F) {
      throw malformed(
          String.format("the control character U+%04X is not allowed in a text file; remove it", (int) character));
    } else {
      column++;
    }
    return character;
  }

  /** Decodes some more; false at the end. */
  private boolean fill() throws IOException {
    characters.clear();
    while (characters.position() == 0) {
      if (ended && !bytes.hasRemaining()) {
        characters.flip();
        return false;
      }
      bytes.compact();
      int count = ended ? -1 : in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended |= count < 0;
      bytes.position(bytes.position() + Math.max(0, count)).flip();
      taken += Math.max(0, count);
      CoderResult result = decoder.decode(bytes, characters, ended);
      if (characters.position() == 0 && result.isError()) {
        throw malformed(String.format("the byte 0x%02X is not UTF-8; save the file as UTF-8", bytes.get() & 0xFF));
      }
      if (taken > mostBytes) {
        throw malformed("the file is larger than " + (mostBytes >> 20) + " MiB");
      }
    }
    characters.flip();
    if (!started && characters.get(0) == '\uFEFF') {
      characters.position(1);
    }
    started = true;
    return characters.hasRemaining() || fill();
  }

  private MalformedException malformed(String message) {
    return new MalformedException(line, column, message);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
