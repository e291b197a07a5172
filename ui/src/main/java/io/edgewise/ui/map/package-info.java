/**
 * The map of the world in the explore view: users, the ways of their requests, code and stores, and requests that move along.
 * What is on the map is computed beside the screen and drawn in layers. Read {@link io.edgewise.ui.map.MapViewModel} first, then
 * {@link io.edgewise.ui.map.MapView}.
 */
package io.edgewise.ui.map;
