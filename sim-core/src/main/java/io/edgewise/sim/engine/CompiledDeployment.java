package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.UserPolicy;
import io.edgewise.sim.placement.RouteTable;
import io.edgewise.sim.random.AliasTable;
import io.edgewise.sim.random.QuantileTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One deployment of a scenario, compiled for the event loop: distributions to quantile tables, places to indices, steps
 * to operations. Immutable and shared by all replications.
 */
public final class CompiledDeployment {

  /** Initial congestion window of ten segments (RFC 6928), in bytes. */
  private static final double INITIAL_WINDOW_BYTES = 14_600;

  final Scenario scenario;
  final Deployment deployment;
  final TableCache tables;
  final RouteTable routes;
  final RequestProgram program;

  /** What users' clients do when they are not answered. */
  final UserPolicy users;

  /** Null where no operation is guarded. */
  final CompiledGuards guards;
  final ArrivalTable arrivals;

  /** Null where requests come by themselves. */
  final SessionTable sessions;

  /** By how many bits the number of a request is longer than that of its user. */
  final int userShift;

  final AliasTable kinds;
  final QuantileTable lastMile;
  final QuantileTable jitter;
  final QuantileTable retransmission;
  final QuantileTable dns;
  final Backbone backbone;
  final QuantileTable[] added;

  /** What serves users. */
  final CompiledPlatform compute;

  /** What serves calls, by service. */
  final CompiledPlatform[] services;

  final Pools pools;

  /** By pool, the place where it is: the sites, then those of the services. */
  final List<Place> places;

  final CallPaths callPaths;

  private final long openNanos;
  private final long workNanos;
  final double newConnection;
  final int zones;

  /** By route: price zone of its entry. */
  final int[] zoneOfRoute;

  // By request kind.
  final int[] slowStartRounds;
  final long[] transferNanos;

  /** Most keys of any step on each data set; 0 for data sets that no step touches. */
  final int[] keyCounts;

  /** How long copies in caches, and what they are copies of, may be remembered. */
  final long copyMemoryNanos;

  /**
   * By data set: whether caches begin empty and what they would hold is drawn when it is first asked for, in place of being
   * left there by a warm-up. Shorter, and possible where nobody writes, so that no copy is ever out of date.
   */
  final boolean[] recalled;

  /** By how much less time, at random, is remembered so that caches inside instances begin at any phase. */
  final long copyPhaseNanos;

  /** By operation: whether it touches the key of the request's user. */
  final boolean[] onUsersKey;

  /** By data set; null for data sets that no step touches. */
  final StorePaths[] storePaths;

  /** By model: which of its places each place asks. */
  final NearestPlaces[] nearestModels;

  /** What breaks; null where nothing does. */
  final FaultPlan faults;

  /** Whether any step asks a model, and whether any answer is streamed. */
  final boolean infers;
  final boolean streams;

  /** For how long unused quota of models may be kept; 0 without quotas. */
  final long quotaMemoryNanos;

  private CompiledDeployment(Scenario scenario, Deployment deployment, RequestProgram program, ArrivalTable arrivals,
      SessionTable sessions, TableCache tables) {
    this.scenario = scenario;
    this.deployment = deployment;
    this.program = program.under(deployment.stores()).where(deployment.models());
    users = deployment.users().orElse(scenario.workload().users());
    guards = CompiledGuards.of(this.program, deployment, scenario.dataSets());
    this.arrivals = arrivals;
    this.sessions = sessions;
    userShift = sessions == null ? 0 : SessionTable.PLACE_BITS;
    this.tables = tables;
    RouteTable usualRoutes = tables.routes(scenario.workload().origins(), deployment, scenario.network());
    List<RequestProfile> requests = scenario.requests();
    kinds = AliasTable.of(requests.stream().mapToDouble(RequestProfile::share).toArray());
    lastMile = tables.of(scenario.workload().access().lastMileMillis(), 1e6);
    jitter = tables.of(scenario.workload().access().jitter(), 1);
    retransmission = tables.of(scenario.workload().access().retransmissionMillis(), 1e6);
    dns = tables.of(scenario.workload().connection().dnsMillis(), 1e6);
    backbone = new Backbone(tables.of(scenario.backboneJitter(), 1));
    added = deployment.front().addedMillis().stream().map(d -> tables.of(d, 1e6)).toArray(QuantileTable[]::new);
    pools = new Pools(deployment, scenario.workload().recorded());
    places = pools.places;
    openNanos = OpenTime.ofNanos(requests);
    workNanos = OpenTime.ofWorkNanos(requests, deployment);
    callPaths = new CallPaths(deployment, pools, scenario.network());
    compute = new CompiledPlatform(deployment.platform(), Optional.empty(), RequestProgram.USERS, 0,
        pools.ofUsers(), deployment, this.program, users.deadline().cancels(), tables);
    services = new CompiledPlatform[deployment.services().size()];
    for (int i = 0; i < services.length; i++) {
      Service service = deployment.services().get(i);
      services[i] = new CompiledPlatform(service.platform(), service.orchestrator(), i, pools.firstOf(i),
          service.sites().size(), deployment, this.program, false, tables);
    }
    newConnection = scenario.workload().connection().newConnectionProbability();
    keyCounts = new int[scenario.dataSets().size()];
    for (RequestProgram.Operation operation : this.program.operations()) {
      if (operation.keys() != null) {
        keyCounts[operation.dataSet()] = Math.max(keyCounts[operation.dataSet()], operation.keys().keys());
      }
    }
    storePaths = storePaths();
    faults = FaultPlan.of(scenario, deployment, pools, usualRoutes, storePaths);
    routes = faults == null ? usualRoutes : faults.routes;
    zones = 1 + deployment.front().priceZones().stream().mapToInt(Integer::intValue).max().orElse(0);
    zoneOfRoute = new int[routes.size()];
    for (int route = 0; route < zoneOfRoute.length; route++) {
      zoneOfRoute[route] = deployment.front().zone(routes.entry(route));
    }
    slowStartRounds = new int[requests.size()];
    transferNanos = new long[requests.size()];
    double bitsPerNano = scenario.workload().access().megabitsPerSecond() / 1e3;
    for (int kind = 0; kind < requests.size(); kind++) {
      double bytes = requests.get(kind).responseBytes();
      slowStartRounds[kind] = slowStartRounds(bytes);
      transferNanos[kind] = Math.round(8 * bytes / bitsPerNano);
    }
    onUsersKey = program.onUsersKey();
    recalled = new boolean[keyCounts.length];
    for (int dataSet = 0; dataSet < recalled.length; dataSet++) {
      recalled[dataSet] = isRecalled(dataSet);
    }
    copyMemoryNanos = longestCopyMemoryNanos();
    copyPhaseNanos = deployment.stores().stream().mapToLong(CompiledDeployment::phaseNanos).max().orElse(0);
    nearestModels = deployment.models().stream()
        .map(model -> tables.nearest(places, model.places(), scenario.network()))
        .toArray(NearestPlaces[]::new);
    infers = this.program.infers();
    streams = this.program.streams();
    quotaMemoryNanos = deployment.models().stream().filter(model -> model.quota().isLimited())
        .mapToLong(model -> model.quota().burstNanos()).max().orElse(0);
  }

  private StorePaths[] storePaths() {
    StorePaths[] paths = new StorePaths[keyCounts.length];
    for (int dataSet = 0; dataSet < paths.length; dataSet++) {
      paths[dataSet] = touches(dataSet)
          ? tables.paths(deployment.stores().get(dataSet), places, scenario.network())
          : null;
    }
    return paths;
  }

  /** Compiles all deployments of a scenario; what they share is compiled once. */
  public static List<CompiledDeployment> of(Scenario scenario) {
    return of(scenario, new TableCache());
  }

  /** Compiles all deployments of a scenario, with what a cache has from earlier ones; the cache keeps what is new. */
  public static List<CompiledDeployment> of(Scenario scenario, TableCache tables) {
    return parts(scenario, tables).stream().map(Supplier::get).toList();
  }

  /**
   * The same in parts, one for each deployment, that may be compiled at the same time. What they share is compiled at
   * once.
   */
  public static List<Supplier<CompiledDeployment>> parts(Scenario scenario, TableCache tables) {
    RequestProgram program = RequestProgram.of(scenario.requests(), scenario.workload().triggers(), tables);
    ArrivalTable arrivals = new ArrivalTable(scenario.workload().load(), tables);
    SessionTable sessions = scenario.workload().sessions()
        .map(load -> new SessionTable(scenario.workload(), load, tables)).orElse(null);
    tables.of(scenario.workload().access().lastMileMillis(), 1e6);
    tables.of(scenario.backboneJitter(), 1);
    List<Supplier<CompiledDeployment>> parts = new ArrayList<>();
    for (Deployment deployment : scenario.deployments()) {
      parts.add(
          () -> new CompiledDeployment(scenario, deployment, program, arrivals, sessions, tables));
    }
    return parts;
  }

  /** What was compiled. */
  public Deployment deployment() {
    return deployment;
  }

  /** The scenario it belongs to. */
  public Scenario scenario() {
    return scenario;
  }

  /** The ways of the users to the sites. */
  public RouteTable routes() {
    return routes;
  }

  /** Round trips beyond the first that so many bytes take on a connection that is new. */
  static int slowStartRounds(double bytes) {
    return Math.max(0, (int) Math.ceil(Math.log(bytes / INITIAL_WINDOW_BYTES + 1) / Math.log(2)) - 1);
  }

  /** Round trips beyond the first that the response to a request of a kind takes on a connection that is new. */
  public int slowStartRounds(int kind) {
    return slowStartRounds[kind];
  }

  /** How long the last mile takes to transfer the response to a request of a kind, in nanoseconds. */
  public long transferNanos(int kind) {
    return transferNanos[kind];
  }

  /** The requests that users send. */
  Arrivals newArrivals() {
    if (sessions != null) {
      return new SessionArrivals(sessions);
    }
    return scenario.workload().recorded().<Arrivals>map(recorded -> new ReplayedArrivals(recorded, arrivals))
        .orElseGet(() -> new PoissonArrivals(arrivals));
  }

  /** Counters at zero for this deployment. */
  public UsageMeter newUsage() {
    return pools.newUsage(zones, scenario.dataSets().size(), scenario.models().size());
  }

  /**
   * For how long the past of caches matters to what reads find in them; 0 without caches. A copy lives for one time to live.
   * Where data are written, the copy may show the data as they were one more before, when a tier got the copy that it came
   * from, and it is out of date if they were written since. Caches inside instances are given up to three times to live to
   * forget how they began.
   */
  public long copyMemoryNanos() {
    return copyMemoryNanos;
  }

  private long longestCopyMemoryNanos() {
    long memory = 0;
    for (int dataSet = 0; dataSet < keyCounts.length; dataSet++) {
      StateStore store = deployment.stores().get(dataSet);
      if (store.layout() instanceof StateStore.EdgeCached cached && !recalled[dataSet]) {
        boolean two = !cached.tiers().isEmpty() && cached.scope() == StateStore.CacheScope.SITE
            && program.writes(dataSet);
        memory = Math.max(memory, (two ? 2 : 1) * cached.ttlNanos() + 2 * phaseNanos(store));
      }
    }
    return memory;
  }

  /** Whether anything is read from copies that show writes late. */
  boolean readsLaggingCopies() {
    return IntStream.range(0, keyCounts.length).anyMatch(dataSet -> program.writes(dataSet) && program.reads(dataSet)
        && deployment.stores().get(dataSet).layout() instanceof StateStore.Replicated);
  }

  /** Whether there is a data set whose copies are recalled. */
  boolean recalls() {
    return IntStream.range(0, recalled.length).anyMatch(dataSet -> recalled[dataSet]);
  }

  private boolean isRecalled(int dataSet) {
    double ratePerNano = scenario.workload().load().meanRatePerSecond() / 1e9;
    boolean poisson = services.length == 0 && faults == null && scenario.workload().recorded().isEmpty();
    return poisson && deployment.stores().get(dataSet).layout() instanceof StateStore.EdgeCached cached
        && (cached.scope() == StateStore.CacheScope.SITE || cached.scope() == StateStore.CacheScope.TIER)
        && cachedCopies(dataSet) < 0 && !program.writes(dataSet)
        && ratePerNano * cached.ttlNanos() >= scenario.plan().sizes().warmUp().copyRequests();
  }

  /** How many copies of a data set fit into each cache that code asks first; -1 where all of them do, or there is none. */
  int cachedCopies(int dataSet) {
    if (!(deployment.stores().get(dataSet).layout() instanceof StateStore.EdgeCached cached)) {
      return -1;
    }
    long bytes = 0;
    for (RequestProgram.Operation operation : program.operations()) {
      bytes = operation.dataSet() == dataSet ? Math.max(bytes, operation.bytes()) : bytes;
    }
    long copies = cached.capacity().copies(bytes);
    return copies < keyCounts[dataSet] ? (int) copies : -1;
  }

  /** Whether any cache that code asks first evicts copies. */
  boolean evicts() {
    return IntStream.range(0, keyCounts.length).anyMatch(dataSet -> touches(dataSet) && cachedCopies(dataSet) >= 0);
  }

  /** By site: requests a nanosecond that reach it at a time. */
  double[] siteRates(long nowNanos) {
    int segment = arrivals.segmentAt(nowNanos);
    double[] rates = routes.siteShares(arrivals.curve.segments().get(segment).mix());
    for (int site = 0; site < rates.length; site++) {
      rates[site] *= arrivals.ratePerNano[segment];
    }
    return rates;
  }

  /** For how long unused quota of models may be saved up; 0 without quotas. */
  public long quotaMemoryNanos() {
    return quotaMemoryNanos;
  }

  private static long phaseNanos(StateStore store) {
    return store.layout() instanceof StateStore.EdgeCached cached
        && cached.scope() == StateStore.CacheScope.INSTANCE ? cached.ttlNanos() : 0;
  }

  /** Whether requests may wait for each other, so that a backlog has to build up before the state is a typical one. */
  public boolean mayQueue() {
    return compute.mayQueue() || Arrays.stream(services).anyMatch(CompiledPlatform::mayQueue);
  }

  /** How long requests may stay open in workflows after they were sent: all but the longest of them. */
  public long openNanos() {
    return openNanos;
  }

  /** How long after they were sent requests, or their operations on stores, may still be asked again, a minute at most; 0 if never. */
  long askingNanos() {
    return OpenTime.ofAskingNanos(users.retries(), deployment.stores(), workNanos);
  }

  /** What the work of all but the longest requests takes. */
  long workNanos() {
    return workNanos;
  }

  /** How long it takes an empty system until as many requests are in service as usual: twice what the work of all but the longest takes. */
  public long fillingNanos() {
    return 2 * workNanos;
  }

  /** Whether a warm-up may leave out what no request notices: no request waits for another, nor uses a service or a
   * model with a quota. */
  boolean warmsUpFunctionally() {
    // Where something breaks, no end is certain ahead, and who waits in a pool is told by events.
    boolean waits = faults != null && compute.mayQueue();
    return compute.endsKnown && guards == null && !waits && services.length == 0 && quotaMemoryNanos == 0;
  }

  /** Most phases that a cold start of any platform has. */
  int startUpPhases() {
    int most = compute.startUp.length;
    for (CompiledPlatform service : services) {
      most = Math.max(most, service.startUp.length);
    }
    return most;
  }

  /** Whether any step touches a data set. */
  public boolean touches(int dataSet) {
    return keyCounts[dataSet] > 0;
  }
}
