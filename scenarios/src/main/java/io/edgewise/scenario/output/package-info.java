/**
 * What a run leaves behind: {@code results.json}, {@code summary.csv}, {@code latency.csv}, {@code costs.csv}
 * and {@code replications.csv}, the
 * same bytes for the same input and seed on any machine and number of threads. Sees results, the compiled scenario's
 * facts and the tables of reports. Read {@link io.edgewise.scenario.output.Results} first, then
 * {@link io.edgewise.scenario.output.ResultsJson}, which documents the format. {@link io.edgewise.scenario.output.AsSaved}
 * gives what figures need of it without the files.
 */
package io.edgewise.scenario.output;
