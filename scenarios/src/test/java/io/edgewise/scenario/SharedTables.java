package io.edgewise.scenario;

import io.edgewise.sim.engine.TableCache;

/** What scenarios of different tests are compiled to and have in common, compiled once for all of them: a tenth of their time. */
public final class SharedTables {

  /** Safe for many threads; results do not depend on it. */
  public static final TableCache TABLES = new TableCache();

  private SharedTables() {}
}
