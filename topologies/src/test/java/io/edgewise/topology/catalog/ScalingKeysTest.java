package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.platform;
import static io.edgewise.topology.catalog.TestNodes.platformProblems;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Direction;
import io.edgewise.sim.model.Autoscaling.Machines;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.random.Constant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The keys {@code scaling} of offers and {@code instances} of strategies. */
class ScalingKeysTest {

  private static final long SECOND = 1_000_000_000L;
  private static final String LAB = "cores: 4, scaling: {period: 10 s, window: 30 s, delay: 10 s, start: 5 s,"
      + " up: {tolerance: 5%, periods: 2, cooldown: 60 s, most: {share: 50%, instances: 3}},"
      + " down: {tolerance: 20%, stabilisation: 2 min}, machines: {start: 40 s, linger: 5 min}}";

  private static Cpu lab(String instances) {
    return platform(with("platforms: {lab: {" + LAB + "}}"), "lab", "{platform: lab, instances: " + instances + "}")
        .platform().cpu();
  }

  @Test
  @DisplayName("every key reaches the model")
  void keys() {
    assertEquals(
        new Cpu.Scaled(1, 1, InstancePolicy.UNLIMITED,
            new Autoscaling(2, 9, new Target.Utilisation(0.6), 10 * SECOND, 3, 1,
                new Direction(0.05, 2, 0, 60 * SECOND, 0.5, 3),
                new Direction(0.2, 1, 120 * SECOND, 0, Direction.ANY, 0), new Constant(5000),
                new Machines(4, new Constant(40_000), 300 * SECOND))),
        lab("{min: 2, max: 9, target: 60%, cores: 1}"));
    Cpu.Scaled whole = (Cpu.Scaled) lab("{min: 2, max: 9, target: 5 / s}");
    assertEquals(4, whole.cores());
    assertEquals(new Target.Requests(5), whole.scaling().target());
    assertEquals(1, whole.scaling().machines().instances());
  }

  @Test
  @DisplayName("as many at most as at least are a fixed number, down to the bill")
  void fixed() {
    assertEquals(new Cpu.Cores(12, 1, InstancePolicy.UNLIMITED), lab("{min: 3, max: 3, target: 60%}"));
    assertEquals(platform("ec2", "{platform: ec2, at: aws:us-east-1, count: 3}").charges(),
        platform("ec2", "{platform: ec2, at: aws:us-east-1, instances: {min: 3, max: 3}}").charges());
    assertEquals(new Cpu.Cores(6, 1, InstancePolicy.UNLIMITED),
        platform("ec2", "{platform: ec2, at: aws:us-east-1, instances: {min: 3, max: 3}}").platform().cpu());
  }

  @Test
  @DisplayName("hours follow the time for which servers exist")
  void hours() {
    Charge charge = platform("aws-fargate",
        "{platform: aws-fargate, at: aws:us-east-1, vcpus: 0.5, instances: {min: 1, max: 8}}").charges().getFirst();
    Charge.Counted hours = (Charge.Counted) charge.uses().getFirst().quantities().get("vcpu-hours");
    assertEquals(UsageKind.INSTANCE_NANOS, hours.kind());
    assertEquals(0.5, hours.factor().doubleValue() * 3600e9, 1e-12);
  }

  @Test
  @DisplayName("pods share nodes, replicas follow requests, and minute metrics need minutes")
  void shipped() {
    Cpu.Scaled pods = (Cpu.Scaled) platform("kubernetes",
        "{platform: kubernetes, at: aws:us-east-1, instance: m7g.xlarge, instances: {min: 2, max: 40, cores: 1}}")
        .platform().cpu();
    assertEquals(4, pods.scaling().machines().instances());
    assertEquals(15 * SECOND, pods.scaling().periodNanos());
    assertEquals(new Direction(0.1, 1, 0, 0, 1, 4), pods.scaling().up());
    Cpu.Scaled replicas = (Cpu.Scaled) platform("azure-container-apps",
        "{platform: azure-container-apps, at: azure:eastus, instances: {min: 1, max: 10}}").platform().cpu();
    assertEquals(new Target.Requests(10), replicas.scaling().target());
    assertEquals(0.5, replicas.speed());
    Cpu.Scaled tasks = (Cpu.Scaled) platform("aws-fargate",
        "{platform: aws-fargate, at: aws:us-east-1, instances: {min: 1, max: 10, target: 70%}}").platform().cpu();
    assertEquals(3, tasks.scaling().up().periods());
    assertEquals(15, tasks.scaling().down().periods());
  }

  @Test
  @DisplayName("what is in force is told with its source, and a target of one's own is not the offer's")
  void assumptions() {
    List<Assumption> all = platform("kubernetes",
        "{platform: kubernetes, at: aws:us-east-1, instances: {min: 2, max: 40, target: 70%}}").assumptions();
    assertTrue(all.stream().anyMatch(found -> found.subject().contains("scaling.down")
        && found.provenance().orElseThrow().source().contains("kubernetes.io")), all::toString);
    assertTrue(all.stream().noneMatch(found -> found.subject().contains("scaling.target")), all::toString);
    assertTrue(platform("kubernetes", "{platform: kubernetes, at: aws:us-east-1}").assumptions().stream()
        .noneMatch(found -> found.subject().contains("scaling")));
  }

  @Test
  @DisplayName("mistakes are told with the way out")
  void mistakes() {
    assertTrue(platformProblems("ec2", "{platform: ec2, at: aws:us-east-1, count: 3, instances: {min: 1, max: 4}}")
        .contains("\"count\" and \"instances\" exclude each other"));
    assertTrue(platformProblems("ec2", "{platform: ec2, at: aws:us-east-1, instances: {min: 5, max: 4}}")
        .contains("found at least 5 instances and at most 4"));
    assertTrue(platformProblems("ec2", "{platform: ec2, at: aws:us-east-1, instances: {min: 1, max: 4, cores: 1}}")
        .contains("leave \"cores\" away"));
    assertTrue(platformProblems("kubernetes",
        "{platform: kubernetes, at: aws:us-east-1, instances: {min: 1, max: 4, cores: 8}}")
        .contains("found instances of 8 cores; a machine has 2"));
    assertTrue(platformProblems("google-cloud-run",
        "{platform: google-cloud-run, at: gcp:us-central1, instances: {min: 1, max: 4}}")
        .contains("choose another way of charging"));
    assertTrue(platformProblems("aws-lambda", "{platform: aws-lambda, at: aws:us-east-1, instances: {min: 1, max: 4}}")
        .contains("unknown key \"instances\""));
    platform("google-cloud-run",
        "{platform: google-cloud-run, at: gcp:us-central1, charging: instance-based, instances: {min: 1, max: 4}}");
  }
}
