/**
 * Measures how soon {@code edgewise run --quick} answers and how often its intervals are right; started by
 * {@code .ci/quick}, not a test. Read {@link io.edgewise.scenario.quick.QuickBenchmark} first.
 */
package io.edgewise.scenario.quick;
