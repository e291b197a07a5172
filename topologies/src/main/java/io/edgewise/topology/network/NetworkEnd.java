package io.edgewise.topology.network;

import io.edgewise.sim.placement.SurfacePoint;
import io.edgewise.topology.place.WorldRegion;

/**
 * A place as the estimator sees it: what it is, and how far it is from everything that was measured.
 *
 * @param id identifier, which orders the two ends of a pair
 * @param point where it is
 * @param part the part of the world
 * @param table number of its provider's table, or -1 if it belongs to no such provider
 * @param region number of the region it is, or -1 if it has no measurements of its own
 * @param users whether it stands for users, who reach it over the public internet
 * @param anchors for each table in turn the nearest regions with measurements, nearest first
 * @param anchorKm their distances in kilometres
 * @param cityKm distance to each probe city; empty where {@code users} is false
 * @param hostKm distance to each probed host
 */
record NetworkEnd(String id, SurfacePoint point, WorldRegion part, int table, int region, boolean users,
    int[][] anchors, double[][] anchorKm, float[] cityKm, float[] hostKm) {}
