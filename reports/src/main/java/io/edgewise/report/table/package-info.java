/**
 * A result as words and numbers: the table of a terminal, Markdown for pull requests, and CSV. Pure functions of a
 * {@link io.edgewise.sim.result.RunResult} and what only the asker knows about it; no clock, no locale, no terminal.
 *
 * <p>Sees sim-core alone. Read {@link io.edgewise.report.table.Presentation} first, then
 * {@link io.edgewise.report.table.ComparisonText}.
 */
package io.edgewise.report.table;
