package io.edgewise.topology.network;

/** How well a figure is known. */
public enum Evidence {
  /** Computed from measurements shipped with the product. */
  MEASURED,
  /** A published figure. */
  PUBLISHED,
  /** An assumption, stated as one. */
  ASSUMED
}
