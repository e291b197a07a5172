/** The question as immutable records, checked when built: places, network, workload, programs, platforms, stores. */
package io.edgewise.sim.model;
