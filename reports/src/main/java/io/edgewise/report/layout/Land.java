package io.edgewise.report.layout;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The outlines of the land of the world without the Antarctic, at a scale of 1 : 110 million: from Natural Earth (public
 * domain), cut at the antimeridian.
 */
public final class Land {

  private static final List<double[]> RINGS = read();

  private Land() {}

  /** Longitude and latitude in degrees of each point in turn, a row for each closed line. */
  public static List<double[]> rings() {
    return RINGS;
  }

  private static List<double[]> read() {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    List<List<Double>> rings = new ArrayList<>();
    try (Reader text = new InputStreamReader(Land.class.getResourceAsStream("land.csv"), StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord row : parser) {
        int ring = Integer.parseInt(row.get("ring"));
        if (ring == rings.size()) {
          rings.add(new ArrayList<>());
        }
        rings.get(ring).add(Double.valueOf(row.get("longitude")));
        rings.get(ring).add(Double.valueOf(row.get("latitude")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rings.stream().map(ring -> ring.stream().mapToDouble(Double::doubleValue).toArray()).toList();
  }
}
