/**
 * When users are active: relative load by hour of the local day and week, and by city in UTC.
 *
 * <p>Sees the place package. Read {@link io.edgewise.topology.traffic.CityLoad} first.
 */
package io.edgewise.topology.traffic;
