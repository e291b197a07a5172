package io.edgewise.topology.catalog;

/** The kinds of offers, each with its folder in the catalogue. */
public enum OfferKind {
  /** Where code runs. */
  PLATFORM("platforms", "platform"),
  /** Where data live. */
  STORE("stores", "store"),
  /** Who takes the tasks of workflows one after the other. */
  WORKFLOW("workflows", "workflow engine"),
  /** A model that answers prompts. */
  MODEL("models", "model"),
  /** Where messages wait for their consumers. */
  QUEUE("queues", "queue"),
  /** A way in: an edge network or a gateway. */
  FRONT("fronts", "front"),
  /** What code in a private network reaches the outside through. */
  NAT("nat", "NAT gateway"),
  /** Prices that several offers share. */
  PRICES("prices", "price list");

  private final String folder;
  private final String noun;

  OfferKind(String folder, String noun) {
    this.folder = folder;
    this.noun = noun;
  }

  /** Folder of the files, and key of the section in a scenario's catalogue: {@code platforms}. */
  public String folder() {
    return folder;
  }

  /** As in messages: {@code platform}. */
  @Override
  public String toString() {
    return noun;
  }
}
