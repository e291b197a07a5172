/**
 * Every place the simulator knows: cloud regions, points of presence, edge platforms' regions and the cities where
 * the internet's users live, each with an identifier such as {@code aws:us-east-1}, {@code cloudflare:NRT} or
 * {@code city:tokyo}, its coordinates and the file it was read from.
 *
 * <p>Sees sim-core's {@link io.edgewise.sim.model.Place} and the shipped CSV files. Read
 * {@link io.edgewise.topology.place.Places} first, then {@link io.edgewise.topology.place.UserSelection} for whole
 * populations.
 */
package io.edgewise.topology.place;
