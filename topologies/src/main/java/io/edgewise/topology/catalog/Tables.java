package io.edgewise.topology.catalog;

import io.edgewise.topology.place.DataTable;
import java.util.concurrent.ConcurrentHashMap;

/** The shipped CSV files that offers refer to, each read once. Safe for many threads. */
final class Tables {

  private static final ConcurrentHashMap<String, DataTable> READ = new ConcurrentHashMap<>();

  private Tables() {}

  /**
   * A table.
   *
   * @throws IllegalArgumentException if no such file is shipped
   */
  static DataTable of(String file) {
    return READ.computeIfAbsent(file, DataTable::read);
  }
}
