package io.edgewise.sim.engine;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * What {@link InstancePool} does, in lists: everything happens at its time, instances end when they expire, and whatever
 * is asked for is counted anew. Under {@link IdleSelection#RANDOM} it takes the instance that it is told.
 */
final class ObviousPool {

  /** An instance, in the order of starts. */
  static final class Instance {
    int number = -1;
    final boolean provisioned;
    final long started;
    int requests;
    long expiry = Long.MAX_VALUE;
    long lastRequest;
    long activeSince;
    boolean retired;
    final Set<Integer> connected = new HashSet<>();

    Instance(boolean provisioned, long started) {
      this.provisioned = provisioned;
      this.started = started;
    }
  }

  private record Departure(long nanos, Instance instance) {}

  /** Something from a time to another, and whether it was over then. */
  private record Stretch(long from, long to, boolean over, boolean provisioned) {}

  private final InstancePolicy policy;
  private final boolean endsKnown;
  private final boolean retires;
  private final QuantileTable keepAlive;
  private RandomStream draws;

  final List<Instance> living = new ArrayList<>();
  /** Those with room for a request, in the order in which they got it. */
  final List<Instance> withRoom = new ArrayList<>();
  private final List<Departure> departures = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>();
  final Queue<Integer> waiting = new ArrayDeque<>();

  private final List<Stretch> lives = new ArrayList<>();
  private final List<Stretch> active = new ArrayList<>();
  private final List<long[]> startsAndLiving = new ArrayList<>();
  private int seen;

  boolean cold;
  long granted;

  ObviousPool(InstancePolicy policy, boolean endsKnown, boolean retires, QuantileTable keepAlive, RandomStream draws) {
    this.policy = policy;
    this.endsKnown = endsKnown;
    this.retires = retires;
    this.keepAlive = keepAlive;
    this.draws = draws;
    for (int i = 0; i < policy.provisioned(); i++) {
      open(0, true);
    }
  }

  private Instance open(long now, boolean provisioned) {
    Instance instance = new Instance(provisioned, now);
    living.add(instance);
    if (provisioned) {
      withRoom.add(instance);
    } else {
      startsAndLiving.add(new long[] {now, living.size()});
    }
    return instance;
  }

  /** Lets all departures and expiries up to now happen. */
  void advance(long now) {
    while (!departures.isEmpty() && departures.getFirst().nanos() <= now) {
      Departure departure = departures.removeFirst();
      release(departure.instance(), departure.nanos());
    }
    for (Instance instance : List.copyOf(living)) {
      if (instance.expiry <= now) {
        end(instance, instance.expiry);
      }
    }
  }

  private void end(Instance instance, long at) {
    lives.add(new Stretch(instance.started, at, true, false));
    living.remove(instance);
    withRoom.remove(instance);
  }

  private void release(Instance instance, long at) {
    boolean wasFull = instance.requests == policy.concurrency();
    instance.requests--;
    if (instance.requests == 0) {
      active.add(new Stretch(instance.activeSince, at, true, instance.provisioned));
      if (instance.retired) {
        end(instance, at);
        return;
      }
      if (!instance.provisioned) {
        instance.expiry = at + keepAlive.sampleNanos(draws, instance.lastRequest);
      }
    }
    if (wasFull && !instance.retired) {
      withRoom.add(instance);
    }
  }

  /** The instance that a request gets; null if it waits or is refused. */
  Instance acquire(long now, long number, int slot, int told) {
    advance(now);
    cold = false;
    granted = now;
    Instance free = pick(told);
    if (free != null) {
      return occupy(free, number);
    }
    if (living.size() < policy.maxInstances()) {
      cold = true;
      return occupy(open(now, false), number);
    }
    if (!endsKnown) {
      if (waiting.size() < policy.queueLimit()) {
        waiting.add(slot);
      }
      return null;
    }
    starts.removeIf(start -> start <= now);
    if (starts.size() >= policy.queueLimit()) {
      return null;
    }
    // It takes the place of the request that ends first.
    Departure first = departures.removeFirst();
    granted = first.nanos();
    starts.add(granted);
    first.instance().lastRequest = number;
    return first.instance();
  }

  private Instance pick(int told) {
    boolean anyProvisioned = withRoom.stream().anyMatch(instance -> instance.provisioned);
    List<Instance> choice = withRoom.stream().filter(instance -> instance.provisioned == anyProvisioned).toList();
    if (choice.isEmpty()) {
      return null;
    }
    Comparator<Instance> byStart = Comparator.comparingInt(living::indexOf);
    return switch (policy.idleSelection()) {
      case MOST_RECENTLY_USED -> choice.getLast();
      case LEAST_RECENTLY_USED -> choice.getFirst();
      case NEWEST -> choice.stream().max(byStart).orElseThrow();
      case OLDEST -> choice.stream().min(byStart).orElseThrow();
      case RANDOM -> choice.stream().filter(instance -> instance.number == told).findFirst().orElseThrow();
    };
  }

  private Instance occupy(Instance instance, long number) {
    withRoom.remove(instance);
    if (instance.requests == 0) {
      instance.activeSince = granted;
      instance.expiry = Long.MAX_VALUE;
    }
    instance.requests++;
    instance.lastRequest = number;
    if (instance.requests < policy.concurrency()) {
      withRoom.add(instance);
    }
    return instance;
  }

  void departsAt(Instance instance, long at) {
    departures.add(new Departure(at, instance));
    departures.sort(Comparator.comparingLong(Departure::nanos));
  }

  /** The instance that the first request in the queue gets; null if there is none or nobody waits. */
  Instance handOver(long now, long number, int told) {
    advance(now);
    if (waiting.isEmpty()) {
      return null;
    }
    granted = now;
    Instance free = pick(told);
    cold = free == null && retires && living.size() < policy.maxInstances();
    if (cold) {
      free = open(now, false);
    }
    if (free != null) {
      waiting.remove();
      occupy(free, number);
    }
    return free;
  }

  void endInstances(long now, double share, long startedBefore) {
    advance(now);
    List<Instance> old = new ArrayList<>(living.stream()
        .filter(instance -> !instance.provisioned && !instance.retired && instance.started < startedBefore)
        .sorted(Comparator.comparingInt(instance -> instance.number)).toList());
    for (Instance instance : old.subList(0, (int) Math.round(share * old.size()))) {
      instance.retired = true;
      withRoom.remove(instance);
      if (instance.requests == 0) {
        end(instance, now);
      }
    }
  }

  int countConnected(int store) {
    return (int) living.stream().filter(instance -> instance.connected.contains(store)).count();
  }

  /** The least of the ends that are known, and of now and the least keep-alive time for those that are not. */
  long nextEnd(long now) {
    return Math.min(now + (long) Math.floor(keepAlive.least()),
        living.stream().mapToLong(instance -> instance.expiry).min().orElse(Long.MAX_VALUE));
  }

  /** A window begins now. */
  void beginWindow(long now) {
    advance(now);
    seen = living.size();
  }

  /** Begins a window now, with other draws; what ends now belongs to it. */
  void goOn(long now, RandomStream nextDraws) {
    lives.removeIf(life -> life.to() < now);
    active.clear();
    startsAndLiving.clear();
    seen = living.size();
    draws = nextDraws;
  }

  /** The totals in the order of the getters of {@link PoolTotals}, without the busy time. */
  List<Long> totals(long now, long from, long to, DurationBilling billing) {
    LongUnaryOperator rounding = length -> billing.billedNanos(length) - length;
    List<Stretch> all = new ArrayList<>(lives);
    living.forEach(instance -> all.add(new Stretch(instance.started, now, false, instance.provisioned)));
    List<Stretch> busy = new ArrayList<>(active);
    living.stream().filter(instance -> instance.requests > 0)
        .forEach(instance -> busy.add(new Stretch(instance.activeSince, now, false, instance.provisioned)));
    long idle = inside(all.stream().filter(Stretch::provisioned).toList(), from, to)
        - inside(busy.stream().filter(Stretch::provisioned).toList(), from, to);
    List<long[]> counted = startsAndLiving.stream().filter(start -> start[0] >= from && start[0] < to).toList();
    long most = Math.max(seen, counted.stream().mapToLong(start -> start[1]).max().orElse(0));
    return List.of(inside(all, from, to), inside(all, from, to) + rounded(all, from, to, rounding),
        inside(busy, from, to) + rounded(busy, from, to, rounding), idle, (long) counted.size(), most);
  }

  private static long inside(List<Stretch> stretches, long from, long to) {
    return stretches.stream()
        .mapToLong(one -> Math.max(0, Math.min(to, one.to()) - Math.max(from, one.from()))).sum();
  }

  private static long rounded(List<Stretch> stretches, long from, long to, LongUnaryOperator rounding) {
    return stretches.stream().filter(one -> one.over() && one.to() >= from && one.to() < to)
        .mapToLong(one -> rounding.applyAsLong(one.to() - one.from())).sum();
  }
}
