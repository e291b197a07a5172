package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.PLACES;
import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.platform;
import static io.edgewise.topology.catalog.TestNodes.platformProblems;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What platforms may say about the CPUs, sizes, zones and limits of their instances. */
class PlatformKeysTest {

  private static Catalog own(String keys) {
    return with("platforms: {box: {" + keys + "}}");
  }

  private static String wrong(String keys) {
    Problems problems = new Problems();
    Catalog.shipped().extendedBy(node("platforms: {box: {" + keys + "}}"), problems);
    return problems.toString();
  }

  @ParameterizedTest(name = "{0} vCPUs are {1} cores of speed {2}")
  @DisplayName("a task has whole cores, and a fraction of a vCPU is one slow core")
  @CsvSource({"0.25, 1, 0.25", "1, 1, 1", "4, 4, 1", "1.5, 1, 1"})
  void cores(String vcpus, int cores, double speed) {
    Cpu cpu = platform("aws-fargate", "{platform: aws-fargate, at: aws:us-east-1, vcpus: " + vcpus + "}")
        .platform().cpu();
    assertEquals(new Cpu.Cores(cores, speed, InstancePolicy.UNLIMITED), cpu);
  }

  @ParameterizedTest(name = "{0} MB are {1} vCPUs")
  @DisplayName("the least listed size that holds the memory decides")
  @CsvSource({"128, 0.083", "129, 0.167", "256, 0.167", "2048, 1", "3000, 1", "8192, 1"})
  void sizes(int megabytes, double speed) {
    Cpu cpu = platform("google-cloud-functions-gen1",
        "{platform: google-cloud-functions-gen1, at: gcp:us-central1, memory: " + megabytes + " MB}").platform().cpu();
    assertEquals(new Cpu.Dedicated(speed, megabytes > 2048 ? 2 : 1), cpu);
  }

  @Test
  @DisplayName("a size that no list holds, and a bound that is passed, are told at the key")
  void tooLarge() {
    Catalog small = own("memory: {default: 1 GB, least: 1 GB, most: 8 GB}, "
        + "vcpus: {of: memory, sizes: {1 GB: 1, 2 GB: 2}}");
    Problems problems = new Problems();
    assertTrue(small.platform("box").orElseThrow().configure(node("{platform: box, memory: 4 GB}"), PLACES, problems)
        .isEmpty());
    assertTrue(problems.toString().contains("test.yaml:1:17: memory: the number of vCPUs of 4096 is not known"),
        problems::toString);
    assertTrue(platform("aws-fargate", "{platform: aws-fargate, at: aws:us-east-1, vcpus: 17}").limits().broken()
        .getFirst().toString().startsWith("vCPUs: the strategy asks for 17; AWS Fargate allows 16"));
    assertTrue(wrong("vcpus: {of: memory, sizes: {large: 2}}").contains("found \"large\""));
  }

  @Test
  @DisplayName("a price may not count what the offer does not say of its instances")
  void lacking() {
    String cpu = wrong("prices: {cpu: {meter: instance-vcpu-seconds, price: $1 / vCPU-second}}");
    assertTrue(cpu.contains("prices.cpu: the meter \"instance-vcpu-seconds\" needs the key \"vcpus\" of the offer"),
        cpu);
    String clock = wrong("vcpus: 1, prices: {cpu: {meter: ghz-seconds, price: $1 / GHz-second}}");
    assertTrue(clock.contains("needs the key \"gigahertz\""), clock);
    String memory = wrong("prices: {memory: {meter: active-gb-seconds, price: $1 / GB-second}}");
    assertTrue(memory.contains("needs the key \"memory\""), memory);
    assertEquals("", wrong("memory: 1 GB, prices: {memory: {meter: active-gb-seconds, price: $1 / GB-second}}"));
  }

  @Test
  @DisplayName("instances or requests at a site can be bounded, not both")
  void bounds() {
    InstancePolicy ten = platform(own("concurrency: 80, maxInstances: 10"), "box", "{platform: box}").platform()
        .instances();
    assertEquals(List.of(80, 10), List.of(ten.concurrency(), ten.maxInstances()));
    InstancePolicy other = platform(own("concurrency: 80, maxInstances: 10"), "box", "{platform: box, concurrency: 5}")
        .platform().instances();
    assertEquals(List.of(5, 10), List.of(other.concurrency(), other.maxInstances()));
    String both = wrong("maxInstances: 10, maxConcurrency: 10");
    assertTrue(both.contains("\"maxInstances\" and \"maxConcurrency\" exclude each other"), both);
    String provisioned = platformProblems("google-cloud-run",
        "{platform: google-cloud-run, at: gcp:us-central1, maxInstances: 2, provisioned: 3}");
    assertTrue(provisioned.contains("found 3 provisioned instances; maxInstances allows 2"), provisioned);
  }

  @Test
  @DisplayName("sites with one price are billed together, by the zone that their prices name")
  void zones() {
    ConfiguredPlatform run = platform("google-cloud-run",
        "{platform: google-cloud-run, at: [gcp:us-central1, gcp:europe-west3, gcp:europe-west1]}");
    List<Charge.Use> uses = run.charges().getFirst().uses();
    assertEquals(List.of("tier-1", "tier-2"), uses.stream().map(Charge.Use::region).toList());
    Charge.Counted first = (Charge.Counted) uses.getFirst().quantities().get("active-vcpu-seconds");
    assertEquals(List.of(0, 2), first.indices());
    ConfiguredPlatform fly = platform("fly-machines", "{platform: fly-machines, at: [\"fly:fra\", \"fly:jnb\"]}");
    assertEquals("north-america-europe", fly.egressRegions().get("fly:fra"));
    assertEquals("africa-india", fly.egressRegions().get("fly:jnb"));
    ConfiguredPlatform containers =
        platform("cloudflare-containers",
            "{platform: cloudflare-containers, at: [\"cloudflare:SYD\", \"cloudflare:NRT\"]}");
    assertEquals("oceania-korea-taiwan", containers.egressRegions().get("cloudflare:SYD"));
    assertEquals("elsewhere", containers.egressRegions().get("cloudflare:NRT"));
  }

  @Test
  @DisplayName("every region that a zone names exists")
  void zonePlaces() {
    Problems problems = new Problems();
    for (String id : List.of("google-cloud-run", "google-cloud-functions-gen2", "fly-machines")) {
      PriceZones zones = PriceZones.read(Document
          .parse(id, ShippedFiles.text("platforms/" + id + ".yaml"), problems).orElseThrow().root().get("zones")
          .orElseThrow(), problems).orElseThrow();
      Set<String> known = PLACES.all().stream().map(place -> place.place().id()).collect(Collectors.toSet());
      assertTrue(known.containsAll(zones.byPlace().keySet()), id);
    }
    assertTrue(problems.isEmpty(), problems::toString);
  }

  @Test
  @DisplayName("requests or instances are billed as the strategy asks, and idle minimum instances only where there are some")
  void charging() {
    assertEquals(Set.of("invocations", "active-vcpu-seconds", "active-gb-seconds"), meters(""));
    assertEquals(Set.of("invocations", "active-vcpu-seconds", "active-gb-seconds", "idle-vcpu-seconds",
        "idle-gb-seconds"), meters(", provisioned: 1"));
    assertEquals(Set.of("instance-vcpu-seconds", "instance-gb-seconds"), meters(", charging: instance-based"));
  }

  private static Set<String> meters(String more) {
    return platform("google-cloud-run", "{platform: google-cloud-run, at: gcp:us-central1" + more + "}").charges()
        .getFirst().sheet().meters();
  }

  @Test
  @DisplayName("what runs is what exists less what stands by idle")
  void running() {
    Meters.Instance instance = new Meters.Instance(DurationBilling.perMillis(1000), 2048, 0, new BigDecimal("0.5"),
        BigDecimal.ZERO, 1, 1, false, Meters.History.NONE);
    Charge.Sum running = (Charge.Sum) Meters.platform(List.of(), 1, instance).get("running-vcpu-seconds");
    assertEquals(List.of(new BigDecimal("0.5e-9"), new BigDecimal("-0.5e-9")),
        running.parts().stream().map(part -> ((Charge.Counted) part).factor()).toList());
    assertEquals(0, instance.gigabytes().compareTo(BigDecimal.valueOf(2)));
  }

  @Test
  @DisplayName("SnapStart of Python and .NET is assumed and charged for, that of Java is measured and free")
  void snapStart() {
    ConfiguredPlatform python = platform("aws-lambda",
        "{platform: aws-lambda, at: aws:us-east-1, runtime: python3.13, snapStart: true}");
    assertEquals(640, python.platform().startUp().phasesMillis().getLast().quantile(0.5), 1e-9);
    assertTrue(python.charges().getFirst().sheet().meters().containsAll(Set.of("started-gb", "deployed-gb-seconds")));
    assertTrue(python.warnings().stream().anyMatch(warning -> warning.contains("no measurement is known of runtimes")),
        python.warnings()::toString);
    ConfiguredPlatform java = platform("aws-lambda",
        "{platform: aws-lambda, at: aws:us-east-1, runtime: java21, snapStart: true}");
    assertEquals(Set.of("invocations", "gb-seconds"), java.charges().getFirst().sheet().meters());
    assertTrue(java.warnings().stream().noneMatch(warning -> warning.contains("no measurement is known of runtimes")));
  }

  @Test
  @DisplayName("a table without every quantile gives the distribution of those that it has")
  void fewerQuantiles() {
    double[] js = {0.05, 0.5, 0.99};
    ConfiguredPlatform azure =
        platform("azure-functions", "{platform: azure-functions, at: azure:eastus, runtime: js}");
    List<Double> found = Arrays.stream(js)
        .mapToObj(azure.platform().startUp().phasesMillis().getLast()::quantile).toList();
    assertEquals(978.7, found.get(0), 1e-9);
    assertEquals(1591.1, found.get(1), 1e-9);
    assertEquals(14459.9, found.get(2), 1e-9);
  }
}
