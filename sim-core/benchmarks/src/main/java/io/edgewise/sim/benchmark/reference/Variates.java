package io.edgewise.sim.benchmark.reference;

/** How exponential and lognormal variates are made from random bits. */
public enum Variates {

  /** By quantile tables, one look-up each. */
  TABLES,

  /** An exponential and a normal one by the ziggurat method; the exponential function of the latter. */
  ZIGGURAT
}
