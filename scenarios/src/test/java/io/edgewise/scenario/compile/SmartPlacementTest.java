package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Workers that may be moved near their stores. */
@DisplayName("Smart placement")
class SmartPlacementTest {

  private static Deployment workers(String steps, String store, String compute) {
    return Compilation
        .of("""
            users: {rate: 10 / s, where: [{place: city:tokyo, share: 1}, {place: city:london, share: 1}, {place: city:sydney, share: 1}]}
            requests:
              page: {steps: [%s]}
            strategies:
              edge:
                compute: {platform: cloudflare-workers%s}
                stores: {items: %s}
            """
            .formatted(steps, compute, store))
        .scenario().deployments().getFirst();
  }

  private static List<String> sites(Deployment deployment) {
    return deployment.sites().stream().map(Place::id).toList();
  }

  @Test
  @DisplayName("several calls to one region move the code there, and users still enter everywhere")
  void moved() {
    String calls = "{repeat: {times: 4, steps: [{read: items}]}}";
    Deployment smart = workers(calls, "{store: dynamodb, at: aws:us-east-1}", ", placement: smart");
    assertEquals(1, smart.sites().size());
    // One of Cloudflare's locations at the east coast of the United States.
    Place site = smart.sites().getFirst();
    assertTrue(
        site.latitudeDegrees() > 35 && site.latitudeDegrees() < 42 && site.longitudeDegrees() > -80
            && site.longitudeDegrees() < -73,
        site::id);
    Deployment plain = workers(calls, "{store: dynamodb, at: aws:us-east-1}", "");
    assertEquals(plain.sites(), smart.front().pops());
    assertEquals(plain.platform(), smart.platform());
  }

  @Test
  @DisplayName("one call is as long a way from the user's location as from anywhere, and copies everywhere attract nothing")
  void stays() {
    assertTrue(
        sites(workers("{read: items}", "{store: dynamodb, at: aws:us-east-1}", ", placement: smart")).size() > 300);
    assertTrue(sites(workers("{repeat: {times: 4, steps: [{read: items}]}}", "cloudflare-kv", ", placement: smart"))
        .size() > 300);
  }

  @Test
  @DisplayName("a place of one's own and a chosen one exclude each other")
  void mistakes() {
    String text = """
        users: {rate: 10 / s, where: city:tokyo}
        requests: {page: {steps: [{compute: 1 ms}]}}
        strategies:
          a: {compute: {platform: cloudflare-workers, placement: smart, at: cloudflare:NRT}}
          b: {compute: {platform: cloudflare-workers, placement: clever}}
          c: {compute: {platform: aws-lambda, placement: smart, at: aws:us-east-1}}
        """;
    String problems = Compilation.problems(text);
    assertTrue(problems.contains("leave \"at\" away"), problems);
    assertTrue(problems.contains("no placement \"clever\"; did you mean \"smart\"?")
        || problems.contains("\"clever\""), problems);
    assertTrue(problems.contains("unknown key \"placement\""), problems);
  }
}
