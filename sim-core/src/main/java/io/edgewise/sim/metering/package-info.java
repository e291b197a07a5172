/**
 * The bill: what the counted usage of a month costs under dated price sheets, in exact decimal arithmetic.
 *
 * <p>Usage is counted in the simulation with integers; money is computed from it afterwards, and rounded only for
 * display. Prices are data: a provider's peculiarities (graduated tiers, allowances, rounding up to whole millions,
 * minimums, subscriptions, regional prices) are fields of a {@link io.edgewise.sim.metering.PriceTerm}, never code for
 * one product.
 *
 * <p>Sees nothing else of Edgewise. Read {@link io.edgewise.sim.metering.PriceSheet} first, then
 * {@link io.edgewise.sim.metering.PriceTerm}.
 */
package io.edgewise.sim.metering;
