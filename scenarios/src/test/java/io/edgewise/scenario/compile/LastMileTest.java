package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.scenario.spec.Protocol;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.network.AccessTechnology;
import io.edgewise.topology.network.Jitter;
import io.edgewise.topology.network.QuantileFit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Last mile, jitter and connections")
class LastMileTest {

  @ParameterizedTest
  @EnumSource(AccessTechnology.class)
  @DisplayName("the last mile has the mean of its technology")
  void mean(AccessTechnology technology) {
    assertEquals(technology.meanMillis(), LastMile.lastMile(technology).mean(), 1e-9);
  }

  @Test
  @DisplayName("jitter follows the fitted quantiles within 0.5 %, also between the published ones")
  void jitter() {
    QuantileFit fit = Jitter.wired();
    Distribution factor = LastMile.distribution(fit);
    for (double p = 0; p <= 1; p += 1 / 1024.0) {
      assertEquals(fit.quantile(p), factor.quantile(p), 0.005 * fit.quantile(p), "at " + p);
    }
    assertEquals(1, factor.quantile(0.5), 1e-12);
  }

  @Test
  @DisplayName("N08 a new connection at RTT 80 ms costs 240, 160, 80 and 0 ms before the request")
  void handshakes() {
    List<Integer> roundTrips = Arrays.stream(Protocol.values()).map(Protocol::roundTrips).toList();
    assertEquals(List.of(240, 160, 80, 0), roundTrips.stream().map(count -> 80 * count).toList());
    for (Protocol protocol : Protocol.values()) {
      ConnectionSetUp setUp = Compilation.of(Compilation.MM1, "users.connection.protocol=" + protocol.id())
          .scenario().workload().connection();
      assertEquals(protocol.roundTrips(), setUp.roundTrips());
    }
  }
}
