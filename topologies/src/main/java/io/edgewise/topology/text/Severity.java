package io.edgewise.topology.text;

/** Whether a {@link Problem} stops the work. */
public enum Severity {
  /** The input cannot be used. */
  ERROR,
  /** The input can be used, and the user should know. */
  WARNING
}
