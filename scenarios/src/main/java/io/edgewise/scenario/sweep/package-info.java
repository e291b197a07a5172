/**
 * Every combination of some values: the axes of a sweep, its points, and the folder in which it is kept so that one that
 * was killed goes on.
 *
 * <p>A point is a pure function of the file and its number, so it may be simulated anywhere, in any order; what comes
 * out is the same to the byte. Read {@link io.edgewise.scenario.sweep.Sweep} first.
 */
package io.edgewise.scenario.sweep;
