package io.edgewise.scenario.sweep;

import io.edgewise.scenario.output.AnalysisFacts;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The finished points of a sweep in a file, a line of JSON each in the order in which they were finished, after a line that
 * says which sweep it is. A process that is killed while it writes leaves a line without an end, which is forgotten.
 */
public final class SweepJournal implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String START = "{\"format\":1,";

  private final FileChannel channel;
  private int added;

  private SweepJournal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Which sweep it is: two journals with equal heads hold points of the same one.
   *
   * @param sha256 of the scenario with its axes and settings, and of all that it reads
   * @param version of the program
   * @param sweep the axes
   * @param facts what the sweep is made from
   */
  public record Head(String sha256, String version, Sweep sweep, AnalysisFacts facts) {

    private String line() {
      ObjectNode node = JSON.createObjectNode();
      node.put("format", 1);
      node.put("sha256", sha256);
      node.put("version", version);
      ObjectNode axes = node.putObject("axes");
      sweep.axes().forEach((path, values) -> values.forEach(axes.putArray(path)::add));
      ObjectNode made = node.putObject("facts");
      made.put("name", facts.name());
      made.put("sha256", facts.sha256());
      made.put("seed", facts.seed());
      made.put("level", facts.level());
      facts.prices().forEach(made.putArray("prices")::add);
      return node + "\n";
    }
  }

  /**
   * What a journal holds.
   *
   * @param head which sweep it is
   * @param points by number
   * @param length bytes up to the end of the last whole line
   */
  public record Content(Head head, SortedMap<Integer, SweepPoint> points, long length) {}

  /**
   * Reads a journal.
   *
   * @return empty where there is none, or one whose first line is not whole, or a problem is recorded
   */
  public static Optional<Content> read(Path file, Problems problems) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes;
    // Its text and its points take some five times as much memory.
    int most = (int) Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 8);
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(most);
    } catch (IOException e) {
      problems.add(new Problem(Location.whole(file.toString()), "",
          Files.isDirectory(file) ? "this is a directory; name a file in it" : "cannot be read: " + e.getMessage()));
      return Optional.empty();
    }
    if (bytes.length == most) {
      problems.add(
          new Problem(Location.whole(file.toString()), "", "has more than " + (most >> 20) + " MiB, an eighth of the "
              + "memory of the Java machine; EDGEWISE_JAVA_OPTS=-Xmx8g gives it more"));
      return Optional.empty();
    }
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end == 0 && isTornHead(new String(bytes, StandardCharsets.UTF_8))) {
      return Optional.empty();
    }
    // Without the last line end, so that an empty line is still a line.
    String[] lines = new String(bytes, 0, Math.max(0, end - 1), StandardCharsets.UTF_8).split("\n", -1);
    int line = 0;
    try {
      JsonNode head = JSON.readTree(lines[0]);
      SortedMap<Integer, SweepPoint> points = new TreeMap<>();
      for (line = 1; line < lines.length; line++) {
        SweepPoint point = SweepPoint.parse(lines[line]);
        points.put(point.number(), point);
      }
      return Optional.of(new Content(new Head(head.required("sha256").asString(), head.required("version").asString(),
          sweep(head.required("axes")), facts(head.path("facts"))), points, end));
    } catch (JacksonException | IllegalArgumentException e) {
      problems.add(new Problem(new Location(file.toString(), line + 1, 1), "",
          "this is no line of a sweep; remove the file, or name another folder"));
      return Optional.empty();
    }
  }

  /** Whether nothing but a part of the first line was written: then no point was. */
  private static boolean isTornHead(String text) {
    return text.startsWith(START) || START.startsWith(text);
  }

  private static Sweep sweep(JsonNode axes) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    axes.propertyStream().forEach(axis -> values.put(axis.getKey(),
        axis.getValue().valueStream().map(JsonNode::asString).toList()));
    return new Sweep(values);
  }

  /** A journal from before they were written belongs to no sweep of today. */
  private static AnalysisFacts facts(JsonNode made) {
    if (made.isMissingNode()) {
      return new AnalysisFacts("", "", 0, Double.NaN, List.of());
    }
    return new AnalysisFacts(made.required("name").asString(), made.required("sha256").asString(),
        made.required("seed").asLong(), made.required("level").asDouble(),
        made.required("prices").valueStream().map(JsonNode::asString).toList());
  }

  /**
   * Begins a journal, or goes on with one.
   *
   * @param length bytes that are kept
   */
  public static SweepJournal open(Path file, Head head, long length) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    SweepJournal journal = new SweepJournal(channel);
    channel.truncate(length);
    channel.position(length);
    if (length == 0) {
      journal.write(head.line());
    }
    return journal;
  }

  /** Adds a finished point. Safe for many threads. */
  public synchronized void add(SweepPoint point) throws IOException {
    write(point.line() + "\n");
    added++;
  }

  /** How many points were added since it was opened. */
  public synchronized int added() {
    return added;
  }

  private void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    long start = channel.position();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      takeBack(start, e);
      throw e;
    }
  }

  /** Another thread may still write a line, which must not follow a torn one. */
  private void takeBack(long start, IOException cause) {
    try {
      channel.truncate(start);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.force(true);
    channel.close();
  }
}
