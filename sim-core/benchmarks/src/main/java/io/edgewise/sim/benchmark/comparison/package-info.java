/**
 * The whole engine measured beside its yardsticks in one run of the Java machine: what {@code .ci/bench} prints last.
 *
 * <p>Figures are CPU time of the thread that simulates, unless they say otherwise; whatever is compared takes turns, and
 * what is printed is the median of the turns. Read {@link io.edgewise.sim.benchmark.comparison.EngineComparison} first.
 */
package io.edgewise.sim.benchmark.comparison;
