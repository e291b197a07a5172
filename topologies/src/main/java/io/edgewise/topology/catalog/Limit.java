package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Provenance;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that an offer allows so much of and no more, whoever pays what.
 *
 * @param kind what it bounds
 * @param most the bound: bytes, nanoseconds, tokens or a number, as the kind says
 * @param text the bound as the offer writes it
 * @param offer name of the offer
 * @param source where it comes from; empty for what a scenario states
 */
public record Limit(Kind kind, double most, String text, String offer, Optional<Provenance> source) {

  /** What is bounded. */
  public enum Kind {
    /** Size of a response, in bytes. */
    PAYLOAD("payload"),
    /** Size of an item of a store, in bytes. */
    ITEM_SIZE("item size"),
    /** Operations of one request on a store. */
    OPERATIONS("operations"),
    /** What a store keeps in all, in bytes. */
    STORED("stored data"),
    /** Time of a request, in nanoseconds. */
    DURATION("duration"),
    /** CPU time of a request, in nanoseconds. */
    CPU_TIME("CPU time"),
    /** Memory of an instance, in bytes. */
    MEMORY("memory"),
    /** Calls to stores from one request. */
    SUBREQUESTS("subrequests"),
    /** Calls of one request that are open at once. */
    CONNECTIONS("connections"),
    /** Storage of an instance, in bytes. */
    STORAGE("storage"),
    /** Entries of the history of an execution of a workflow. */
    HISTORY("history"),
    /** Items of a map that are worked on at once. */
    PARALLEL("items at once"),
    /** Virtual CPUs of an instance. */
    VCPUS("vCPUs"),
    /** Tokens of a prompt and its answer. */
    CONTEXT("context window");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As in messages: {@code CPU time}. */
    @Override
    public String toString() {
      return words;
    }
  }

  /** Checks for null. */
  public Limit {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(offer, "offer");
    Objects.requireNonNull(source, "source");
  }

  /** This limit, broken. */
  public BrokenLimit brokenBy(String need) {
    return new BrokenLimit(this, need);
  }
}
