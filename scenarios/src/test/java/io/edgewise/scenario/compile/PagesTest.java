package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.PageResources;
import io.edgewise.sim.model.PageResources.HttpVersion;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The key {@code resources} of a request, and {@code users.connection.version}. */
@DisplayName("resources of a page")
class PagesTest {

  private static final String COUNT = "requests.get.resources.count=30";

  private static Optional<PageResources> page(String... settings) {
    return Compilation.of(Compilation.SMALL, settings).scenario().requests().getFirst().resources();
  }

  @Test
  @DisplayName("are none unless they are there, 10 kB each, and share one connection of HTTP/2; over QUIC it is HTTP/3")
  void versions() {
    assertEquals(Optional.empty(), page());
    assertEquals(Optional.of(new PageResources(30, 10_000, HttpVersion.HTTP_2)), page(COUNT));
    assertEquals(Optional.of(new PageResources(30, 2_000, HttpVersion.HTTP_1_1)),
        page(COUNT, "requests.get.resources.size=2 kB", "users.connection.version=http1.1"));
    assertEquals(Optional.of(new PageResources(30, 10_000, HttpVersion.HTTP_3)),
        page(COUNT, "users.connection.protocol=http3"));
  }

  @Test
  @DisplayName("tell what is wrong")
  void mistakes() {
    String quic = Compilation.problems(Compilation.SMALL, COUNT, "users.connection.protocol=http3",
        "users.connection.version=http2");
    assertTrue(quic.contains("over QUIC it is HTTP/3"), quic);
    String size = Compilation.problems(Compilation.SMALL, "requests.get.resources.size=2 kB");
    assertTrue(size.contains("count"), size);
    String none = Compilation.problems(Compilation.SMALL, "requests.get.resources.count=0");
    assertTrue(none.contains("at least 1"), none);
  }
}
