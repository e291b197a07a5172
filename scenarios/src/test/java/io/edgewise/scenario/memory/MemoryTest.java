package io.edgewise.scenario.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a large scenario needs: a virtual machine of its own, whose heap has no more. */
class MemoryTest {

  private static final String SCENARIO = """
      name: A million keys at every location
      users: {rate: 20000 / s, where: world, pattern: constant}
      requests:
        get:
          share: 95%
          steps: [{wait: 250 ms}, {read: {from: items, keys: {zipf: 0.9, count: 1000000}, size: 4 kB}}]
        put:
          share: 5%
          steps: [{wait: 250 ms}, {write: {to: items, keys: {zipf: 0.9, count: 1000000}, size: 4 kB}}]
      strategies:
        minute:
          compute: {platform: cloudflare-workers}
          stores: {items: cloudflare-kv}
        bounded:
          compute: {platform: cloudflare-workers}
          stores: {items: {store: cloudflare-kv, ttl: 10 min, capacity: 2k}}
      run: {horizon: 1 s, warmUp: 20 s, replications: 2, precision: {metric: mean, within: 5%}, seed: 1}
      """;

  @Test
  @DisplayName("a million keys, all locations of Cloudflare and 5,000 requests in flight fit into a heap of 1 GiB")
  void fits(@TempDir Path folder) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("large.yaml"), SCENARIO);
    Path out = folder.resolve("out.txt");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
        "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), HeapProbe.class.getName(), file.toString())
        .redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), "it ends");
    List<String> lines = Files.readAllLines(out);
    assertEquals(0, process.exitValue(), () -> String.join("\n", lines));
    assertEquals("run 2", lines.getLast());
    for (String line : lines.subList(0, 2)) {
      String[] parts = line.split(" ");
      assertTrue(Integer.parseInt(parts[1]) >= 330, () -> "locations: " + line);
      assertTrue(Double.parseDouble(parts[2]) >= 5_000, () -> "requests in flight: " + line);
      assertTrue(Long.parseLong(parts[3]) < 400L << 20, () -> "heap: " + line);
    }
  }
}
