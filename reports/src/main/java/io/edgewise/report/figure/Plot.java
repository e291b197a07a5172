package io.edgewise.report.figure;

/**
 * What a figure draws. Wherever a number may be missing it is not a number; ends of intervals may be infinite. A
 * {@code tone} is the index of a strategy in its result: the same strategy has the same colour and line everywhere.
 */
public sealed interface Plot permits Curves, Bars, Stacks, Scatter, Ranges, HeatMaps, WorldMaps {

}
