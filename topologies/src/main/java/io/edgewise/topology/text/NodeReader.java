package io.edgewise.topology.text;

import java.util.Optional;

/**
 * Turns a node into a value.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface NodeReader<T> {

  /**
   * Reads a node.
   *
   * @param node any kind of node
   * @param problems receives everything wrong with it
   * @return the value; empty exactly when an error is recorded, or was when the file was read
   */
  Optional<T> read(Node node, Problems problems);
}
