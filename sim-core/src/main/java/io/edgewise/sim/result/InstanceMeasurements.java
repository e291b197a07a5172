package io.edgewise.sim.result;

/** What the instances, cores and servers of one deployment did in the measured time of one or more replications. */
final class InstanceMeasurements {

  long instanceNanos;
  long busyNanos;
  long coldBusyNanos;
  long workNanos;
  long sharedCpuNanos;
  long capacityNanos;
  long starts;
  long most;

  /** Counts the instances of a site over one measured window. */
  void count(long existed, long busy, long coldBusy, long started, long mostAtOnce) {
    instanceNanos += existed;
    busyNanos += busy;
    coldBusyNanos += coldBusy;
    starts += started;
    most = Math.max(most, mostAtOnce);
  }

  /** Counts what worked, out of a capacity, at a site over one measured window. */
  void work(long nanos, long capacity) {
    workNanos += nanos;
    capacityNanos += capacity;
  }

  void add(InstanceMeasurements other) {
    count(other.instanceNanos, other.busyNanos, other.coldBusyNanos, other.starts, other.most);
    work(other.workNanos, other.capacityNanos);
    sharedCpuNanos += other.sharedCpuNanos;
  }
}
