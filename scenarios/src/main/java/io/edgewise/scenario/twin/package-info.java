/**
 * The analytic twin: wherever theory has an answer to a part of a scenario, it is given beside the simulated one.
 *
 * <p>Sees the simulation core alone. Read {@link io.edgewise.scenario.twin.ClosedForms} first; each family of models is
 * one class.
 */
package io.edgewise.scenario.twin;
