/**
 * What a scenario rests on and how far each number may be off: groups of numbers that are wrong together, with their sources
 * and a range.
 *
 * <p>Sees {@code compile} for the numbers in force and {@code spec} for the ranges that a file states. Read
 * {@link io.edgewise.scenario.uncertainty.Inputs} first, then {@link io.edgewise.scenario.uncertainty.ModelInputs}: which
 * parts of a compiled scenario one factor changes.
 */
package io.edgewise.scenario.uncertainty;
