package io.edgewise.scenario.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.catalog.OfferTexts;
import io.edgewise.topology.text.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortableSweepTest {

  private static final String SCENARIO = """
      users: {where: city:berlin, access: none, pattern: {trace: {file: data/hours.csv}}}
      requests:
        page: {steps: [{compute: {exponential: 5 ms}}]}
      strategies:
        box: {name: A box, compute: {platform: crate}}
      network: {rtt: 10 ms, jitter: none}
      run: {replications: 2, seed: 3}
      """;
  private static final String OFFER = """
      format: 1
      sources: {own: {source: Measured at home, date: 2026-11, kind: measured}}
      from: own
      name: A crate
      provider: Ourselves
      summary: A machine with two cores
      cores: 2
      """;
  private static final Sweep AXES = new Sweep(Map.of("run.seed", List.of("1", "2")));

  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void files() throws IOException {
    file = Files.writeString(folder.resolve("replayed.yaml"), SCENARIO);
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/hours.csv"), "minute,requests\n1,300\n2,200\n");
    Files.createDirectories(folder.resolve("offers/platforms"));
    Files.writeString(folder.resolve("offers/platforms/crate.yaml"), OFFER);
  }

  private PortableSweep packed(KeptFiles traces) throws IOException {
    return new PortableSweep(AXES, file.toString(), SCENARIO, List.of("run.seed=9"), List.of(),
        List.of(OfferTexts.read(folder.resolve("offers"))), traces.contents());
  }

  @Test
  @DisplayName("where no file of a scenario exists, its points come out the same")
  void travels() throws Exception {
    KeptFiles traces = new KeptFiles();
    traces.open(folder.resolve("data/hours.csv")).close();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(packed(traces));
    }
    List<SweepPoint> here =
        List.of(packed(traces).open().point(0, () -> false), packed(traces).open().point(1, () -> false));
    for (String gone : List.of("replayed.yaml", "data/hours.csv", "offers/platforms/crate.yaml")) {
      Files.delete(folder.resolve(gone));
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      PointSimulation there = ((PortableSweep) in.readObject()).open();
      assertEquals(here, List.of(there.point(0, () -> false), there.point(1, () -> false)));
    }
    assertTrue(!here.get(0).rows().equals(here.get(1).rows()), "the axis has no effect");
  }

  @Test
  @DisplayName("a trace that did not travel is told, though the machine may have a file of that name")
  void missingTrace() throws IOException {
    InvalidInputException missing = assertThrows(InvalidInputException.class,
        () -> packed(new KeptFiles()).open().point(0, () -> false));
    assertTrue(missing.getMessage().contains("it did not travel with the sweep"), missing.getMessage());
  }
}
