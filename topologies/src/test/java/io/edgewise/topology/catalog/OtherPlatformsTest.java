package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.platform;
import static io.edgewise.topology.catalog.TestNodes.platformProblems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.topology.network.AnycastCatchment;
import io.edgewise.topology.place.DataTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Isolates, functions at the edge, and servers. */
class OtherPlatformsTest {

  @Test
  @DisplayName("Workers run in every location, share isolates without limit, and start behind the handshake")
  void workers() {
    ConfiguredPlatform workers = platform("cloudflare-workers", "{platform: cloudflare-workers}");
    assertEquals(TestNodes.PLACES.of("cloudflare").size(), workers.sites().size());
    assertEquals(InstancePolicy.UNLIMITED, workers.platform().instances().concurrency());
    assertEquals(InstancePolicy.UNLIMITED, workers.platform().instances().maxInstances());
    assertTrue(workers.platform().startUp().overlapsHandshake());
    assertEquals(1, workers.platform().cpu().speed());
    assertEquals(Long.MAX_VALUE, workers.platform().maxDurationNanos(), "CPU time is limited, not time");
    assertEquals(300e9, workers.limits().of(Limit.Kind.CPU_TIME).orElseThrow().most());
    assertTrue(workers.egress().isEmpty());
    assertEquals(List.of(""), workers.charges().getFirst().uses().stream().map(use -> use.region()).toList());
  }

  @Test
  @DisplayName("the anycast shares are the network's published ones")
  void anycast() {
    List<Double> shares = platform("cloudflare-workers", "{platform: cloudflare-workers}").catchment();
    assertEquals(Arrays.stream(AnycastCatchment.DEFAULT.probabilities(5)).boxed().toList(), shares);
    assertEquals(1, shares.stream().mapToDouble(share -> share).sum(), 1e-12);
    List<Double> two = platform("cloudflare-workers",
        "{platform: cloudflare-workers, at: [cloudflare:AMS, cloudflare:NRT]}").catchment();
    assertEquals(2, two.size());
    assertEquals(1, two.get(0) + two.get(1), 1e-12);
  }

  @Test
  @DisplayName("Lambda@Edge runs in the 13 regional edge caches behind CloudFront, each with 1000 instances")
  void lambdaAtEdge() {
    ConfiguredPlatform edge = platform("lambda-at-edge", "{platform: lambda-at-edge, runtime: python3.12}");
    assertEquals(13, edge.sites().size());
    assertEquals(List.of("cloudfront"), edge.fronts());
    assertEquals(1000, edge.platform().instances().maxInstances());
    assertEquals(128 / 1769.0, edge.platform().cpu().speed(), 1e-12);
    assertEquals(5_000_000_000L, edge.platform().maxDurationNanos());
    assertTrue(edge.warnings().stream().anyMatch(warning -> warning.contains("confidence C")),
        edge.warnings()::toString);
    String java = platformProblems("lambda-at-edge", "{platform: lambda-at-edge, runtime: java21}");
    assertTrue(java.contains("no runtime \"java21\""), java);
    String provisioned = platformProblems("lambda-at-edge", "{platform: lambda-at-edge, provisioned: 1}");
    assertTrue(provisioned.contains("unknown key \"provisioned\""), provisioned);
  }

  @ParameterizedTest(name = "{0} has {1} cores")
  @DisplayName("the cores of a machine follow its size")
  @CsvSource({"t3.medium, 2", "t2.small, 1", "m7g.medium, 1", "c7g.large, 2", "m5.xlarge, 4", "c7i.2xlarge, 8",
      "m6i.32xlarge, 128", "c8g.metal-48xl, 192", "m5.metal, 96", "r7g.metal, 64", "t4g.nano, 2"})
  void cores(String instance, int cores) {
    ConfiguredPlatform machine =
        platform("ec2", "{platform: ec2, at: aws:us-east-1, instance: " + instance + "}");
    assertEquals(new Cpu.Cores(cores, 1, InstancePolicy.UNLIMITED), machine.platform().cpu());
    assertEquals(InstancePolicy.alwaysOn(), machine.platform().instances());
  }

  @Test
  @DisplayName("every machine of the price list can be had, several of them as one queue")
  void machines() {
    DataTable prices = DataTable.read("prices_ec2_ondemand_us-east-1_2026-07-20.csv");
    for (DataTable.Row row : prices.rows()) {
      platform("ec2", "{platform: ec2, at: aws:us-east-1, instance: " + row.text("instance_type") + "}");
    }
    ConfiguredPlatform three = platform("ec2", "{platform: ec2, at: aws:us-east-1, instance: m5.large, count: 3}");
    assertEquals(6, ((Cpu.Cores) three.platform().cpu()).cores());
    String near = platformProblems("ec2", "{platform: ec2, at: aws:us-east-1, instance: m5.larg}");
    assertTrue(near.contains("did you mean \"m5.large\""), near);
  }
}
