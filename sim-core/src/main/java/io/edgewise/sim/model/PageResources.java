package io.edgewise.sim.model;

import java.util.Objects;

/**
 * What a page needs beside the document that the request is answered with: images, scripts, styles. Users fetch all of it
 * from the place that ends TLS, as soon as they have the document; the page is there with the last of it.
 *
 * @param count how many resources
 * @param bytes size of each on the wire
 * @param version how they share connections
 */
public record PageResources(int count, long bytes, HttpVersion version) {

  /** Connections of a browser to one place over HTTP/1.1. */
  public static final int CONNECTIONS = 6;

  /** How many requests share connections. */
  public enum HttpVersion {
    /** Up to {@value PageResources#CONNECTIONS} connections, each set up for itself, one request at a time on each. */
    HTTP_1_1,
    /** One connection for all at once; TCP delivers in order, so a lost packet stops all. */
    HTTP_2,
    /** One connection for all at once; a lost packet stops the resource that it belongs to. */
    HTTP_3
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if there is no resource or the size is negative
   */
  public PageResources {
    Objects.requireNonNull(version, "version");
    if (count < 1 || bytes < 0) {
      throw new IllegalArgumentException(
          "a page has at least one resource of at least 0 bytes, got " + count + " of " + bytes);
    }
  }
}
