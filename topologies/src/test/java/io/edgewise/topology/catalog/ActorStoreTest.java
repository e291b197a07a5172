package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.place;
import static io.edgewise.topology.catalog.TestNodes.store;
import static io.edgewise.topology.catalog.TestNodes.storeProblems;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.StateStore.Actors;
import io.edgewise.topology.text.Problems;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Stores whose keys are actors. */
class ActorStoreTest {

  private static final String WORKER = "cloudflare:AMS";

  private static Actors objects(String binding) {
    return (Actors) store("durable-objects", binding, WORKER).store().layout();
  }

  @Test
  @DisplayName("objects live at one of the offer's places, or where a strategy says")
  void homes() {
    assertEquals(7, objects("durable-objects").homes().size());
    assertEquals(List.of(place("cloudflare:FRA")),
        objects("{store: durable-objects, at: cloudflare:FRA}").homes());
    assertEquals(List.of(place("cloudflare:FRA"), place("cloudflare:CDG")),
        objects("{store: durable-objects, at: [cloudflare:FRA, cloudflare:CDG]}").homes());
  }

  @Test
  @DisplayName("only Workers use them, and they live at Cloudflare's places")
  void places() {
    String lambda = storeProblems("durable-objects", "durable-objects", "aws:us-east-1");
    assertTrue(lambda.contains("read by code at places of cloudflare; aws:us-east-1 is none"), lambda);
    String region = storeProblems("durable-objects", "{store: durable-objects, at: aws:us-east-1}", WORKER);
    assertTrue(region.contains("found \"aws:us-east-1\"; it runs at places of cloudflare"), region);
  }

  private static String problemsOf(String inline) {
    Problems problems = new Problems();
    Catalog.shipped().extendedBy(node(inline), problems);
    return problems.toString();
  }

  @Test
  @DisplayName("an own store of actors lives where the code runs; servers, caches and unpriced memory are refused")
  void ownOffer() {
    Actors own = (Actors) store(with("stores: {cell: {read: 1 ms, actors: {}}}"), "cell", "store: cell",
        "city:tokyo", "city:osaka").store().layout();
    assertEquals(List.of(place("city:tokyo"), place("city:osaka")), own.homes());
    String both = problemsOf("stores: {cell: {read: 1 ms, actors: {}, servers: 2}}");
    assertTrue(both.contains("exclude each other; keep one of them"), both);
    String servers =
        storeProblems(with("stores: {cell: {read: 1 ms, actors: {}}}"), "cell", "{store: cell, servers: 2}",
            "city:tokyo");
    assertTrue(servers.contains("an actor serves one operation at a time"), servers);
    String unpriced = problemsOf("stores: {cell: {read: 1 ms, actors: {}, prices: {time: {meter: gb-seconds, "
        + "price: $1 / 1M GB-seconds}}}}");
    assertTrue(unpriced.contains("the meter \"gb-seconds\" needs the key \"memory\" of the offer"), unpriced);
  }
}
