/**
 * Which entry and which compute site serve a request. Sees the model only. Read
 * {@link io.edgewise.sim.placement.RouteTable} first.
 */
package io.edgewise.sim.placement;
