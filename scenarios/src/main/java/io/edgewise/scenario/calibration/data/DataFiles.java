package io.edgewise.scenario.calibration.data;

import io.edgewise.scenario.calibration.Measurements;
import io.edgewise.topology.text.Problems;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads data files of every form that is known, each by its name and its first bytes. */
public final class DataFiles {

  private static final int LOOK_BYTES = 4096;

  /** A form of data files. */
  private enum Form {
    CSV, HGRM, HLOG, K6_POINTS, K6_SUMMARY, SPANS
  }

  private final Conventions conventions;
  private final Measurements measurements;
  private final Problems problems;
  private final Map<String, String> hashes = new LinkedHashMap<>();

  /**
   * Prepares to read.
   *
   * @param conventions what is known beside the files
   * @param measurements takes what is read
   * @param problems takes what is wrong
   */
  public DataFiles(Conventions conventions, Measurements measurements, Problems problems) {
    this.conventions = conventions;
    this.measurements = measurements;
    this.problems = problems;
  }

  /** SHA-256 of the files that were read, in lower-case hexadecimal, by their names as the user gave them. */
  public Map<String, String> hashes() {
    return hashes;
  }

  /** Reads a file; what is wrong with it is recorded. */
  public void read(Path path) {
    String name = path.toString();
    Faults faults = new Faults(name, problems);
    if (!Files.exists(path)) {
      faults.add("no such file");
      return;
    }
    if (Files.isDirectory(path)) {
      faults.add("this is a directory; name a file in it");
      return;
    }
    measurements.from(name);
    MessageDigest digest = sha256();
    try (InputStream file = new DigestInputStream(Files.newInputStream(path), digest)) {
      BufferedInputStream bytes = new BufferedInputStream(file, LOOK_BYTES);
      bytes.mark(LOOK_BYTES);
      String start = new String(bytes.readNBytes(LOOK_BYTES), StandardCharsets.UTF_8);
      bytes.reset();
      Optional<Form> form = form(name.toLowerCase(Locale.ROOT), start);
      if (form.isEmpty()) {
        faults.add(1, 1, start.isBlank() ? "the file is empty"
            : "this is neither a CSV table (.csv), nor percentiles or a log of HdrHistogram (.hgrm, .hlog), nor results of k6 "
                + "or OpenTelemetry spans (.json)");
        return;
      }
      read(form.get(), bytes, name, faults);
      if (measurements.isFull()) {
        faults.add("there are more than " + Measurements.MOST_GROUPS
            + " groups of latencies; something is taken for a label that is "
            + "none, or --where must choose");
        return;
      }
      if (!faults.isEmpty()) {
        // What is left may have no end.
        return;
      }
      bytes.transferTo(OutputStream.nullOutputStream());
      hashes.put(name, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      faults.add("the file cannot be read (" + e.getClass().getSimpleName() + "); check its permissions");
    }
  }

  private static Optional<Form> form(String name, String start) {
    String text = start.startsWith("\uFEFF") ? start.substring(1).strip() : start.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (name.endsWith(".hgrm") || text.startsWith("Value") && text.contains("Percentile")) {
      return Optional.of(Form.HGRM);
    }
    if (name.endsWith(".hlog") || text.startsWith("#[")) {
      return Optional.of(Form.HLOG);
    }
    if (!text.startsWith("{")) {
      return name.endsWith(".json") ? Optional.of(Form.K6_POINTS)
          : name.endsWith(".csv") || text.lines().findFirst().orElse("").contains(",")
              ? Optional.of(Form.CSV)
          : Optional.empty();
    }
    if (text.contains("\"resourceSpans\"")) {
      return Optional.of(Form.SPANS);
    }
    // Summaries are one object over many lines, with everything under "metrics" or "root_group" and so on.
    boolean points = text.lines().findFirst().orElse("").contains("\"metric\":")
        || text.lines().findFirst().orElse("").contains("\"metric\" :");
    return Optional.of(points ? Form.K6_POINTS : Form.K6_SUMMARY);
  }

  private void read(Form form, InputStream bytes, String name, Faults faults) throws IOException {
    switch (form) {
      case CSV -> new CsvTable(conventions, measurements, faults).read(new Lines(bytes, faults));
      case HGRM -> new HdrPercentiles(conventions, measurements, faults).read(new Lines(bytes, faults));
      case HLOG -> new HdrLog(conventions, measurements, faults).read(new Lines(bytes, faults));
      case K6_POINTS -> new K6Points(conventions, measurements, faults).read(new Lines(bytes, faults));
      case K6_SUMMARY -> new K6Summary(conventions, measurements, faults).read(bytes, name, problems);
      case SPANS -> new OtlpData(conventions, measurements, faults).read(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
