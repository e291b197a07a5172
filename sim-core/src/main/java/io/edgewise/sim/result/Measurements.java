package io.edgewise.sim.result;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.List;

/**
 * What one deployment did in the measured time of one or more replications. Everything is an integer or a histogram of
 * integers, so merging in any order gives the same result.
 */
public final class Measurements {

  /** Sub-buckets per octave, as a power of two, of the histograms by origin and of the component sums. */
  static final int COARSE_BITS = 4;

  private final ServedRequests served;
  private final LatencyHistogram staleness = new LatencyHistogram(COARSE_BITS);
  private final ConsistencyCounts consistency = new ConsistencyCounts();
  private final UsageMeter usage;
  private final CountsByIndex<EventMeasurements> events = new CountsByIndex<>(EventMeasurements[]::new,
      EventMeasurements::new, EventMeasurements::consumer, EventMeasurements::add);
  /* Null where nothing breaks. */
  private Course course;
  /* Null where no horizon is known. */
  private LatencyByTime byTime;
  private final CountsByIndex<DependencyCounts> dependencies = new CountsByIndex<>(DependencyCounts[]::new,
      DependencyCounts::new, DependencyCounts::name, DependencyCounts::add);
  /* By ordinal of the outcome; those that were served are told apart. */
  private final long[] failures = new long[Outcome.values().length];
  private long coldFailures;
  private long repeatedRequests;
  private long repeatedOperations;
  private long calledNetworkNanos;
  private long reads;
  private long staleReads;
  private final InstanceMeasurements instances = new InstanceMeasurements();
  private final QueueWindows windows = new QueueWindows();
  private long fingerprint;

  /** Nothing measured yet. */
  public Measurements(int kinds, int origins, UsageMeter usage) {
    served = new ServedRequests(kinds, origins);
    this.usage = usage;
  }

  /**
   * Nothing measured yet, and the horizon is followed as it goes.
   *
   * @param byTime with nothing in it; null where latencies are not followed by the time of sending
   * @param course with nothing in it; null where nothing breaks
   */
  public Measurements(int kinds, int origins, UsageMeter usage, LatencyByTime byTime, Course course) {
    this(kinds, origins, usage);
    this.byTime = byTime;
    this.course = course;
  }

  /** Latencies by the time at which requests were sent; null where they were not followed. */
  public LatencyByTime byTime() {
    return byTime;
  }

  /** How the horizon went; null where nothing breaks in it. */
  public Course course() {
    return course;
  }

  /** The requests that were served. */
  public ServedRequests served() {
    return served;
  }

  /** Counts a request that was not served. */
  public void failed(Outcome outcome, boolean cold) {
    failures[outcome.ordinal()]++;
    if (cold) {
      coldFailures++;
    }
  }

  /**
   * What becomes of the messages to a service.
   *
   * @param service its index
   * @param name its name
   */
  public EventMeasurements events(int service, String name) {
    return events.of(service, name);
  }

  /** What became of the messages, by the service that they were published to; empty where none were. */
  public List<EventMeasurements> events() {
    return events.all();
  }

  /**
   * What clients do to get the answers of a store or a service.
   *
   * @param dependency its index
   * @param name of the data set or the service
   */
  public DependencyCounts dependency(int dependency, String name) {
    return dependencies.of(dependency, name);
  }

  /** What clients did to get the answers of stores and services; of those for which they do more than to wait. */
  public List<DependencyCounts> dependencies() {
    return dependencies.all();
  }

  /** Counts the time on the network between code and the services that it called, of a request that was served. */
  public void calledNetwork(long nanos) {
    calledNetworkNanos += nanos;
  }

  /** Counts an attempt of a request that was refused and made again. */
  public void repeated() {
    repeatedRequests++;
  }

  /** Counts a store operation that was refused and asked for again. */
  public void repeatedOperation() {
    repeatedOperations++;
  }

  /** Attempts for each request, on average: 1 where nothing is asked again. */
  public double attemptsPerRequest() {
    return requests() == 0 ? 1 : 1 + (double) repeatedRequests / requests();
  }

  /** Store operations that were refused and asked for again. */
  public long repeatedOperations() {
    return repeatedOperations;
  }

  /** Counts a read. */
  public void read() {
    reads++;
  }

  /** Counts a read, already counted, that missed a committed write of this age. */
  public void stale(long ageNanos) {
    staleReads++;
    staleness.record(ageNanos);
  }

  /** Counts what worked, out of a capacity, at a site over one measured window. */
  public void work(long nanos, long capacity) {
    instances.work(nanos, capacity);
  }

  /** Counts for how long the requests of a site could have computed at full speed, over one measured window. */
  public void sharedCpu(long nanos) {
    instances.sharedCpuNanos += nanos;
  }

  /** Counts the instances of a site over one measured window. */
  public void instances(long existed, long busy, long coldBusy, long starts, long most) {
    instances.count(existed, busy, coldBusy, starts, most);
  }

  /**
   * Counts how busy the servers of a queue were in one measured window, and how much work came to them.
   *
   * @param queue its index
   * @param requests that came to it, from the users of its site
   * @param busyNanos for how long each of them worked, on average
   * @param offeredNanos how much work there was for each of them
   * @param windowNanos length of the window
   */
  public void queue(int queue, long requests, long busyNanos, long offeredNanos, long windowNanos) {
    windows.count(queue, requests, busyNanos, offeredNanos, windowNanos);
  }

  /** Closes one measured window, whose queues have been counted. */
  public void window(long nanos, long eventHash) {
    windows.close(nanos);
    // Addition keeps the merge order from mattering; the hash itself depends on the order of events.
    fingerprint += eventHash;
  }

  /** The slices are hours of a load that changes, each of which stands for all like it. */
  public void samplesHours() {
    windows.areHours();
  }

  /** The same measurements, independent of these. */
  public Measurements copy() {
    Measurements copy = new Measurements(served.kinds(), served.origins(), usage.empty());
    copy.course = course == null ? null : course.empty();
    copy.byTime = byTime == null ? null : byTime.empty();
    copy.add(this);
    return copy;
  }

  /** Adds what another replication of the same deployment measured. */
  public void add(Measurements other) {
    served.add(other.served);
    events.add(other.events);
    dependencies.add(other.dependencies);
    staleness.add(other.staleness);
    usage.add(other.usage);
    for (int i = 0; i < failures.length; i++) {
      failures[i] += other.failures[i];
    }
    coldFailures += other.coldFailures;
    repeatedRequests += other.repeatedRequests;
    repeatedOperations += other.repeatedOperations;
    calledNetworkNanos += other.calledNetworkNanos;
    reads += other.reads;
    staleReads += other.staleReads;
    consistency.add(other.consistency);
    instances.add(other.instances);
    if (course != null) {
      course.add(other.course);
    }
    if (byTime != null) {
      byTime.add(other.byTime);
    }
    windows.add(other.windows);
    fingerprint += other.fingerprint;
  }

  /** Latencies of served requests, in nanoseconds: those of all kinds together. */
  public LatencyHistogram latency() {
    return served.latency();
  }

  /** Latencies of served requests of one kind. */
  public LatencyHistogram latencyOfKind(int kind) {
    return served.latencyOfKind(kind);
  }

  /** Latencies of served requests from one origin, with coarser buckets if there are several; null if there was none. */
  public LatencyHistogram latencyOfOrigin(int origin) {
    return served.latencyOfOrigin(origin);
  }

  /** Number of origins. */
  public int origins() {
    return served.origins();
  }

  /** Number of request kinds. */
  public int kinds() {
    return served.kinds();
  }

  /**
   * From when requests whose answer is streamed were sent until the user had the first token, in nanoseconds; null if there
   * was none.
   */
  public LatencyHistogram firstToken() {
    return served.firstToken();
  }

  /** What the latency was made of. */
  public ComponentSums components() {
    return served.components();
  }

  /** Ages of the newest write that stale reads missed, in nanoseconds. */
  public LatencyHistogram staleness() {
    return staleness;
  }

  /** What is billed. */
  public UsageMeter usage() {
    return usage;
  }

  /** Requests sent in the measured time, whatever their outcome. */
  public long requests() {
    long sum = 0;
    for (Outcome outcome : Outcome.values()) {
      sum += count(outcome);
    }
    return sum;
  }

  /** Requests with an outcome. */
  public long count(Outcome outcome) {
    return outcome == Outcome.SERVED ? served.count() : failures[outcome.ordinal()];
  }

  /** Requests that waited for an instance to start. */
  public long coldStarts() {
    return served.coldStarts() + coldFailures;
  }

  /** Mean time of served requests on the network between code and the services that it called, in nanoseconds. */
  public double meanCalledNetworkNanos() {
    return calledNetworkNanos == 0 ? 0 : (double) calledNetworkNanos / count(Outcome.SERVED);
  }

  /** Reads of stores. */
  public long reads() {
    return reads;
  }

  /** Reads that missed a committed write. */
  public long staleReads() {
    return staleReads;
  }

  /** What copies that follow each other did to reads and writes, of stores that tell. */
  public ConsistencyCounts consistency() {
    return consistency;
  }

  /** Simulated time that was measured, over all windows, in nanoseconds. */
  public long measuredNanos() {
    return windows.nanos();
  }

  /** Instances that existed at a time, on average, over all sites. */
  public double meanInstances() {
    return (double) instances.instanceNanos / measuredNanos();
  }

  /** Requests that held an instance at a time, on average, start-up included. */
  public double meanBusy() {
    return (double) instances.busyNanos / measuredNanos();
  }

  /** As {@link #meanBusy}, of requests whose instance was started for them. */
  public double meanColdBusy() {
    return (double) instances.coldBusyNanos / measuredNanos();
  }

  /** Most instances that existed at once at any one site. */
  public long mostInstances() {
    return instances.most;
  }

  /** Instances that were started. */
  public long instanceStarts() {
    return instances.starts;
  }

  /** Share of the capacity that worked, 0..1: of cores where there are cores, else of existing instances; NaN for none. */
  public double utilisation() {
    return instances.capacityNanos == 0 ? Double.NaN : (double) instances.workNanos / instances.capacityNanos;
  }

  /**
   * CPU time of the requests over the CPU time that all instances together had: above 1 the requests would have slowed each
   * other down, which is not simulated. NaN where they share no CPUs.
   */
  public double cpuDemand() {
    return instances.sharedCpuNanos == 0 ? Double.NaN
        : (double) usage.total(UsageKind.CPU_NANOS) / instances.sharedCpuNanos;
  }

  /**
   * Whether the backlog of any queue kept growing; where windows are hours of a changing load, whether one did in more than one window
   * in {@value QueueWindows#SATURATED_ONE_IN}. What such hours would add up to cannot be seen in a sample of them.
   */
  public boolean saturated() {
    return windows.saturated();
  }

  /**
   * How long queues take to forget what they were like.
   *
   * @param times how many times the requests that were measured come, above 0
   */
  public QueueMemory queueMemory(double times) {
    return windows.loads().memory(measuredNanos(), requests(), times);
  }

  QueueLoads queues() {
    return windows.loads();
  }

  /** Hash of the order of all events. */
  public long fingerprint() {
    return fingerprint;
  }
}
