/**
 * Results in numbers: the table of strategies, verdicts and notes, single requests, comparison with a saved run, and whatever is
 * written to files. Read {@link io.edgewise.ui.result.ResultsView} first.
 */
package io.edgewise.ui.result;
