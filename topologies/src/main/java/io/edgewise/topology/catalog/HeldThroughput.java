package io.edgewise.topology.catalog;

import java.util.List;

/**
 * What a store of fixed capacity serves at most. It is billed; the simulation does not refuse what goes beyond it.
 *
 * @param store catalogue id
 * @param dataSets indices of the data sets that share the capacity
 * @param copies copies of the store: reads are divided among them, writes reach each
 * @param reads read units a second of each copy; 0 where reads are not limited so
 * @param writes write units a second of each copy; 0 where writes are not limited so
 */
public record HeldThroughput(String store, List<Integer> dataSets, int copies, long reads, long writes) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no copy or a capacity is negative
   */
  public HeldThroughput {
    dataSets = List.copyOf(dataSets);
    if (copies < 1 || reads < 0 || writes < 0) {
      throw new IllegalArgumentException(store + ": copies must be at least 1 and capacities not negative");
    }
  }
}
