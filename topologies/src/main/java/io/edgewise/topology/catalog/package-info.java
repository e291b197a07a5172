/**
 * What can be rented, and at what price: compute platforms, state stores, ways in and price lists, each read from one
 * data file of {@code topologies/catalog}, a user's folder, or the {@code catalog} section of a scenario.
 *
 * <p>Behaviour comes from general rules that the files combine (instance pools, tables of measured start-ups, caches,
 * replication, graduated prices); nothing here knows a product by name. See {@code topologies/catalog/README.md} for
 * the form of the files.
 *
 * <p>Sees sim-core's model, metering and random packages, and the text, place and network packages of topologies. Read
 * {@link io.edgewise.topology.catalog.Catalog} first, then {@link io.edgewise.topology.catalog.PlatformOffer}.
 */
package io.edgewise.topology.catalog;
