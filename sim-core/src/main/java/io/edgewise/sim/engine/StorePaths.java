package io.edgewise.sim.engine;

import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.StateStore;
import java.util.List;
import java.util.Set;

/** Which copy of a store every compute site uses, and how far away it is. Immutable and shared by all replications. */
final class StorePaths {

  final int copies;

  // By site: round-trip time and copy for each way to use the store.
  final long[] readRttNanos;
  final int[] readCopy;
  final long[] strongRttNanos;
  final int[] strongCopy;
  final long[] writeRttNanos;
  final int[] writeCopy;

  /** By site: the second nearest copy, the nearest where it is the only one, and the round-trip time to it. */
  final int[] secondCopy;
  final long[] secondRttNanos;

  /** By site: whether reads, and writes, leave the site's place. */
  final boolean[] readsRemote;
  final boolean[] writesRemote;

  /** By site, for stores with tiers of caches: index of its tier, and the round-trip times to it and on to the centre. */
  final int[] tier;
  final long[] tierRttNanos;
  final long[] centralRttNanos;

  /** By site and copy, for stores whose keys live at one of the copies each, or that ask all of them; null for others. */
  final long[][] homeRttNanos;

  /** By site: copies that are not at its place. */
  final int[] remoteCopies;

  private StorePaths(int sites, int copies, boolean everyCopyCounts) {
    this.copies = copies;
    readRttNanos = new long[sites];
    readCopy = new int[sites];
    secondRttNanos = new long[sites];
    secondCopy = new int[sites];
    strongRttNanos = new long[sites];
    strongCopy = new int[sites];
    writeRttNanos = new long[sites];
    writeCopy = new int[sites];
    readsRemote = new boolean[sites];
    writesRemote = new boolean[sites];
    remoteCopies = new int[sites];
    tier = new int[sites];
    tierRttNanos = new long[sites];
    centralRttNanos = new long[sites];
    homeRttNanos = everyCopyCounts ? new long[sites][copies] : null;
  }

  /** The places of the copies of a store. */
  static List<Place> copies(StateStore store) {
    return switch (store.layout()) {
      case StateStore.Home home -> List.of(home.at());
      case StateStore.Replicated replicated -> replicated.replicas();
      case StateStore.EdgeCached cached -> cached.central();
      case StateStore.Actors actors -> actors.homes();
      case Quorum quorum -> quorum.replicas();
    };
  }

  /** The nearest copies. */
  static StorePaths of(StateStore store, List<Place> sites, Network network) {
    return avoiding(store, sites, network, Set.of());
  }

  /**
   * The nearest of those copies, and tiers, that are not avoided; of all where no other is left. A primary stays one.
   *
   * @param avoided ids of places
   */
  static StorePaths avoiding(StateStore store, List<Place> sites, Network network, Set<String> avoided) {
    List<Place> copies = copies(store);
    boolean onePrimary = store.layout() instanceof StateStore.Replicated replicated && !replicated.multiPrimary();
    boolean everyCopyCounts = store.layout() instanceof StateStore.Actors || store.layout() instanceof Quorum;
    StorePaths paths = new StorePaths(sites.size(), copies.size(), everyCopyCounts);
    for (int site = 0; site < sites.size(); site++) {
      Place at = sites.get(site);
      int nearest = nearest(at, copies, network, avoided);
      int write = onePrimary ? 0 : nearest;
      int strong = store.layout() instanceof StateStore.EdgeCached ? nearest : write;
      paths.readCopy[site] = nearest;
      paths.readRttNanos[site] = network.rttNanos(at, copies.get(nearest));
      int second = second(at, copies, nearest, network, avoided);
      paths.secondCopy[site] = second;
      paths.secondRttNanos[site] = network.rttNanos(at, copies.get(second));
      paths.strongCopy[site] = strong;
      paths.strongRttNanos[site] = network.rttNanos(at, copies.get(strong));
      paths.writeCopy[site] = write;
      paths.writeRttNanos[site] = network.rttNanos(at, copies.get(write));
      paths.readsRemote[site] = !at.id().equals(copies.get(nearest).id());
      paths.writesRemote[site] = !at.id().equals(copies.get(write).id());
      paths.remoteCopies[site] = (int) copies.stream().filter(copy -> !at.id().equals(copy.id())).count();
      for (int home = 0; paths.homeRttNanos != null && home < copies.size(); home++) {
        paths.homeRttNanos[site][home] = network.rttNanos(at, copies.get(home));
      }
    }
    if (store.layout() instanceof StateStore.EdgeCached cached && !cached.tiers().isEmpty()) {
      paths.throughTiers(cached, sites, network, avoided);
    }
    return paths;
  }

  /** Takes the content of others for the same sites and copies. */
  void become(StorePaths others) {
    copy(others.readRttNanos, readRttNanos);
    copy(others.readCopy, readCopy);
    copy(others.secondRttNanos, secondRttNanos);
    copy(others.secondCopy, secondCopy);
    copy(others.strongRttNanos, strongRttNanos);
    copy(others.strongCopy, strongCopy);
    copy(others.writeRttNanos, writeRttNanos);
    copy(others.writeCopy, writeCopy);
    System.arraycopy(others.readsRemote, 0, readsRemote, 0, readsRemote.length);
    System.arraycopy(others.writesRemote, 0, writesRemote, 0, writesRemote.length);
    copy(others.remoteCopies, remoteCopies);
    copy(others.tier, tier);
    copy(others.tierRttNanos, tierRttNanos);
    copy(others.centralRttNanos, centralRttNanos);
    for (int site = 0; homeRttNanos != null && site < homeRttNanos.length; site++) {
      copy(others.homeRttNanos[site], homeRttNanos[site]);
    }
  }

  /** Paths of their own with the same content. */
  StorePaths copy() {
    StorePaths copy = new StorePaths(readCopy.length, copies, homeRttNanos != null);
    copy.become(this);
    return copy;
  }

  private static void copy(long[] from, long[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  private static void copy(int[] from, int[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  private void throughTiers(StateStore.EdgeCached cached, List<Place> sites, Network network, Set<String> avoided) {
    for (int site = 0; site < sites.size(); site++) {
      tier[site] = nearest(sites.get(site), cached.tiers(), network, avoided);
      Place at = cached.tiers().get(tier[site]);
      tierRttNanos[site] = network.rttNanos(sites.get(site), at);
      Place central = cached.central().get(nearest(at, cached.central(), network, avoided));
      centralRttNanos[site] = network.rttNanos(at, central);
      if (cached.scope() == StateStore.CacheScope.TIER) {
        strongRttNanos[site] = tierRttNanos[site] + centralRttNanos[site];
        writeRttNanos[site] = strongRttNanos[site];
      }
    }
  }

  int size() {
    return readCopy.length * (homeRttNanos == null ? 1 : copies);
  }

  private static int second(Place from, List<Place> to, int nearest, Network network,
      Set<String> avoided) {
    int best = nearest;
    for (int i = 0; i < to.size(); i++) {
      if (i != nearest && !avoided.contains(to.get(i).id())
          && (best == nearest || network.rttNanos(from, to.get(i)) < network.rttNanos(from, to.get(best)))) {
        best = i;
      }
    }
    return best;
  }

  private static int nearest(Place from, List<Place> to, Network network, Set<String> avoided) {
    int best = -1;
    for (int i = 0; i < to.size(); i++) {
      if (!avoided.contains(to.get(i).id())
          && (best < 0 || network.rttNanos(from, to.get(i)) < network.rttNanos(from, to.get(best)))) {
        best = i;
      }
    }
    return best < 0 ? nearest(from, to, network, Set.of()) : best;
  }
}
