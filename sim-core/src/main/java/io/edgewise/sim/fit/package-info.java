/**
 * Distributions from measurements: which family describes a sample, with which parameters, and how sure both are. Sees
 * {@code io.edgewise.sim.random} alone. Read {@link io.edgewise.sim.fit.Choice} first, then
 * {@link io.edgewise.sim.fit.MaximumLikelihood}.
 *
 * <p><b>Method.</b> Every {@link io.edgewise.sim.fit.Family} is fitted by maximum likelihood and ranked by the Bayesian
 * information criterion (Schwarz, "Estimating the dimension of a model", 1978). The first in this order that agrees with a
 * half of the sample that it was not fitted to, and is not far behind the best, is chosen ({@link io.edgewise.sim.fit.HoldOut}); where none does, the
 * quantiles of the sample are kept as they are.
 *
 * <p><b>Rounded values.</b> Where values were rounded so coarsely that it matters, each counts as the interval that was
 * rounded to it, and not as a point (Giesbrecht and Kempthorne, "Maximum likelihood estimation in the three-parameter
 * lognormal distribution", JRSS B 38, 1976).
 *
 * <p><b>Shifted families.</b> Their likelihood may grow without bound as the shift nears the least value. What is taken is
 * the regular maximum inside; where there is none, the family is left out (Cheng and Iles, "Corrected maximum likelihood in
 * non-regular problems", JRSS B 49, 1987).
 */
package io.edgewise.sim.fit;
