/**
 * The declarations of the scenario format - keys, forms of values, descriptions, defaults - and the JSON Schema that is
 * generated from them. The reader uses the same declarations, so that neither can know a key the other does not.
 *
 * <p>Sees the reading layer of topologies ({@code io.edgewise.topology.text}) and Jackson. Read
 * {@link io.edgewise.scenario.schema.Key} first, then {@link io.edgewise.scenario.schema.Mapping}.
 */
package io.edgewise.scenario.schema;
