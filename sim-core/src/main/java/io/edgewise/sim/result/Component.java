package io.edgewise.sim.result;

/** What the latency of a request is made of. The parts of a request sum to its latency. */
public enum Component {
  /** Name resolution and round trips that open the user's connection. */
  CONNECT("connect"),
  /** Round trips of the request itself between the user and the code, last mile and transfer included. */
  NETWORK("network"),
  /** Waiting for an instance, a core or a server of a store. */
  QUEUE("queue"),
  /** Waiting for an instance to start. */
  COLD_START("coldStart"),
  /** CPU work. */
  COMPUTE("compute"),
  /** Operations on stores: network between code and store, connection set-up and service. */
  STORE("store"),
  /** What platforms and gateways add, and declared waits. */
  OTHER("other");

  /** Number of components. */
  public static final int COUNT = values().length;

  private final String id;

  Component(String id) {
    this.id = id;
  }

  /** Name in files, such as {@code coldStart}. */
  public String id() {
    return id;
  }
}
