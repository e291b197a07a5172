/** The shipped examples, run as a user runs them. */
package io.edgewise.scenario.examples;
