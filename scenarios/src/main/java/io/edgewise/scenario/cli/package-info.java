/**
 * The command line: thin commands that read options, call services and print. Data go to standard output, progress and
 * warnings to standard error. Exit codes: 0 done; 1 the run failed; 2 the input is wrong; 3 a check did not hold; 130
 * cancelled. Sees all of scenarios, reports and the catalogue. Read
 * {@link io.edgewise.scenario.cli.EdgewiseCommand} first.
 *
 * <p>Nothing here loads the catalogue, the places or the network before a command needs it: {@code --help} is quick.
 */
package io.edgewise.scenario.cli;
