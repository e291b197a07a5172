package io.edgewise.sim.benchmark.reference;

/** A simulation of one model: so many requests, from an empty system until the last one is over. */
@FunctionalInterface
public interface Loop {

  /** Simulates that many requests; equal seeds give equal samples. */
  Sample run(int requests, long seed);
}
