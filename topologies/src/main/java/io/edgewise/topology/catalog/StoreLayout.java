package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.CacheScope;
import io.edgewise.sim.model.StateStore.OwnWrites;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the copies of a store lie: by the sections {@code sites}, {@code usedFrom}, {@code replication}
 * {@code {multiPrimary: true, lag: ..., sessions: ...}}, {@code quorum} ({@link QuorumRule}), {@code actors} {@code {homes: [...]}} and {@code cache} {@code {scope: ...,
 * hit: ..., tier: ..., tiers: [...], central: [...]}} with {@code ttl} of its file, and by {@code at}, {@code replicas} and
 * {@code ttl} and {@code capacity} ({@link CapacityKeys}) of a strategy; {@code at} and {@code replicas} of the file hold where the strategy says nothing.
 *
 * @param layout the copies
 * @param copies places that are billed, the primary first; empty where the price knows no places
 */
record StoreLayout(StateStore.Layout layout, List<Place> copies) {

  private static final Form<Long> TTL = Quantities.DURATION;
  private static final List<String> PLACE_KEYS = List.of("at", "replicas", "ttl");

  /** The rule of the section {@code replication}. */
  private record Replication(boolean multiPrimary, Distribution lag, OwnWrites ownWrites) {

    /** {@code sessions}: what a copy does that has not got what a session wrote. */
    private enum Sessions {
      WAIT, PRIMARY
    }

    static Optional<Replication> read(Node node, Problems problems) {
      Fields fields = Fields.sourced(node, problems).required("lag");
      boolean multiPrimary = fields.flag("multiPrimary", false);
      Optional<Distribution> lag = fields.value("lag", Distributions::readSourced);
      OwnWrites ownWrites = !fields.has("sessions") ? OwnWrites.UNKNOWN
          : OwnWrites.valueOf(fields.choice("sessions", Sessions.class, Sessions.WAIT).name());
      fields.allowed("sessions");
      if (multiPrimary && ownWrites == OwnWrites.PRIMARY) {
        fields.fail("where every copy takes writes no primary knows all; sessions can only \"wait\"");
      }
      return fields.build(() -> new Replication(multiPrimary, lag.orElseThrow(), ownWrites));
    }
  }

  /** The rule of the section {@code cache}. */
  private record Cache(CacheScope scope, Distribution hit, Distribution tier, List<String> tiers,
      List<String> central) {

    static Optional<Cache> read(Node node, Problems problems) {
      Fields fields = Fields.sourced(node, problems).requires("tiers", "tier");
      CacheScope scope = fields.choice("scope", CacheScope.class, CacheScope.SITE);
      Distribution hit = fields.value("hit", Distributions::readSourced, new Constant(0));
      Distribution tier = fields.value("tier", Distributions::readSourced, new Constant(0));
      List<String> tiers = fields.list("tiers", Form.TEXT);
      List<String> central = fields.list("central", Form.TEXT);
      if (scope != CacheScope.SITE && !tiers.isEmpty()) {
        fields.fail(
            "only caches at the sites of the code have \"tiers\"; one of scope tier lies beside its central store");
      }
      return fields.build(() -> new Cache(scope, hit, tier, tiers, central));
    }
  }

  /** The rule of the section {@code actors}: places where they may live; none for those of the code. */
  private record ActorHomes(List<String> homes) {

    static Optional<ActorHomes> read(Node node, Problems problems) {
      Fields fields = Fields.sourced(node, problems);
      List<String> homes = fields.list("homes", Form.TEXT);
      return fields.build(() -> new ActorHomes(homes));
    }
  }

  /** Reads the sections of a file, for their problems. */
  static void check(Fields offer) {
    offer.value("sites", Sites::read);
    offer.list("usedFrom", Form.TEXT);
    offer.value("replication", Replication::read);
    offer.value("cache", Cache::read);
    offer.allowed("replicas");
    if (!offer.has("quorum")) {
      offer.requires("replicas", "replication");
    }
    offer.value("quorum", QuorumRule::read);
    offer.value("actors", ActorHomes::read);
    offer.atMostOne("actors", "cache", "quorum", "replication").atMostOne("actors", "quorum", "servers");
    offer.value("ttl", (node, problems) -> node.kind() == Node.Kind.SCALAR || node.get("value").isPresent()
        ? TTL.read(node.get("value").orElse(node), problems)
        : ttlBounds(node, problems));
    offer.requires("ttl", "cache").requires("cache", "ttl");
  }

  private static Optional<Long> ttlBounds(Node node, Problems problems) {
    Fields bounds = Fields.sourced(node, problems).required("default");
    bounds.duration("least");
    bounds.duration("most");
    Optional<Long> fallback = bounds.duration("default");
    return bounds.build(fallback::orElseThrow);
  }

  /**
   * The layout under a strategy; empty where something is wrong, which is then recorded.
   *
   * @param behind home of the store that a cache is in front of; empty for a store of its own
   */
  static Optional<StoreLayout> read(Settings settings, Node binding, StoreUse use, Places places,
      Optional<Place> behind) {
    Fields offer = settings.offer();
    List<String> usedFrom = offer.list("usedFrom", Form.TEXT);
    for (Place site : use.computeSites()) {
      if (!usedFrom.isEmpty() && usedFrom.stream().noneMatch(prefix -> site.id().startsWith(prefix + ":"))) {
        settings.open(PLACE_KEYS); // these are not what is wrong
        settings.fail(binding, "this store is read by code at places of " + String.join(", ", usedFrom) + "; "
            + site.id() + " is none of them");
        return Optional.empty();
      }
    }
    Sites sites = offer.value("sites", Sites::read, Sites.ANY);
    Optional<Replication> replication = offer.value("replication", Replication::read);
    Optional<Cache> cache = offer.value("cache", Cache::read);
    if (cache.isPresent()) {
      return behind.isPresent()
          ? cached(settings, places, cache.get(), List.of(behind.get()), true)
          : ownCentre(settings, binding, use, places, sites, cache.get());
    }
    Optional<ActorHomes> actors = offer.value("actors", ActorHomes::read);
    if (actors.isPresent()) {
      if (settings.given("at").isEmpty()) {
        settings.offer().node("actors").ifPresent(settings.log()::use);
      }
      List<Place> homes = places(actors.get().homes(), places);
      return sites.resolve(settings, "at", places, Optional.of(homes.isEmpty() ? use.computeSites() : homes))
          .map(found -> new StoreLayout(new StateStore.Actors(found), List.of()));
    }
    Optional<QuorumRule> quorum = offer.value("quorum", QuorumRule::read);
    if (quorum.isPresent()) {
      return quorum.get().resolve(settings, sites, places, home(use, sites, true));
    }
    boolean replicates = replication.isPresent();
    if (replicates && (settings.given("replicas").isPresent() || offer.has("replicas"))) {
      return replicated(settings, places, sites, replication.get());
    }
    Optional<List<Place>> fallback = home(use, sites, replicates);
    if (fallback.isEmpty() && settings.given("at").isEmpty() && !offer.has("at")) {
      settings.fail(binding, "where does it live? Write {store: ..., at: PLACE}"
          + (replicates ? ", or replicas: [PLACE, ...]" : "") + "; " + reason(use, sites));
      return Optional.empty();
    }
    return sites.resolve(settings, "at", places, fallback).flatMap(found -> {
      if (found.size() == 1) {
        return Optional.of(new StoreLayout(new StateStore.Home(found.getFirst()), found));
      }
      if (!replicates) {
        settings.fail("at", "this store has one home, found " + found.size() + " places");
        return Optional.empty();
      }
      return Optional.of(replicated(settings, found, replication.get()));
    });
  }

  /** The compute sites where the store can be had: the only one, or all if it replicates. */
  private static Optional<List<Place>> home(StoreUse use, Sites sites, boolean replicates) {
    List<Place> fitting = use.computeSites().stream().filter(sites::allows).toList();
    boolean all = fitting.size() == use.computeSites().size() && !fitting.isEmpty();
    return all && (fitting.size() == 1 || replicates) ? Optional.of(fitting) : Optional.empty();
  }

  private static String reason(StoreUse use, Sites sites) {
    return use.computeSites().stream().allMatch(sites::allows)
        ? "the code runs at " + use.computeSites().size() + " places"
        : "the code runs at " + use.computeSites().stream().filter(site -> !sites.allows(site)).findFirst()
            .orElseThrow().id() + ", and the store is at places of " + sites.provider();
  }

  private static Optional<StoreLayout> replicated(Settings settings, Places places, Sites sites,
      Replication replication) {
    Optional<List<Place>> replicas = sites.resolve(settings, "replicas", places, Optional.empty());
    boolean named = settings.given("at").isPresent() || settings.offer().has("at");
    Optional<List<Place>> primary =
        named ? sites.resolve(settings, "at", places, Optional.empty()) : Optional.of(List.of());
    if (replicas.isEmpty() || primary.isEmpty()) {
      return Optional.empty();
    }
    if (primary.get().size() > 1) {
      settings.fail("at", "beside \"replicas\", \"at\" names the primary alone");
      return Optional.empty();
    }
    Set<Place> ordered = new LinkedHashSet<>(primary.get());
    ordered.addAll(replicas.get());
    return Optional.of(replicated(settings, List.copyOf(ordered), replication));
  }

  private static StoreLayout replicated(Settings settings, List<Place> replicas, Replication replication) {
    settings.offer().node("replication").ifPresent(settings.log()::use);
    return new StoreLayout(
        new StateStore.Replicated(replicas, replication.multiPrimary(), replication.lag(), replication.ownWrites()),
        replicas);
  }

  private static Optional<StoreLayout> ownCentre(Settings settings, Node binding, StoreUse use, Places places,
      Sites sites, Cache cache) {
    List<Place> central = places(cache.central(), places);
    if (central.isEmpty()) {
      Optional<List<Place>> fallback = home(use, sites, false);
      if (fallback.isEmpty() && settings.given("at").isEmpty() && !settings.offer().has("at")) {
        settings.fail(binding, "where is its central store? Write {store: ..., at: PLACE}");
        return Optional.empty();
      }
      Optional<List<Place>> home = sites.resolve(settings, "at", places, fallback);
      if (home.isEmpty()) {
        return Optional.empty();
      }
      central = home.get();
    }
    return cached(settings, places, cache, central, cache.scope() != CacheScope.SITE);
  }

  private static Optional<StoreLayout> cached(Settings settings, Places places, Cache cache, List<Place> central,
      boolean inFront) {
    long ttl = settings.bounded("ttl", TTL).orElse(0L);
    settings.offer().node("cache").ifPresent(settings.log()::use);
    boolean beside = cache.scope() == CacheScope.TIER;
    List<Place> tiers = beside ? central : places(cache.tiers(), places);
    return CapacityKeys.read(settings, cache.scope()).map(capacity -> new StoreLayout(
        new StateStore.EdgeCached(central, tiers, ttl, cache.hit(), beside ? cache.hit() : cache.tier(),
            cache.scope(), inFront, capacity),
        inFront ? central : List.of()));
  }

  private static List<Place> places(List<String> ids, Places places) {
    List<Place> found = new ArrayList<>();
    ids.forEach(id -> found.add(places.place(id)));
    return found;
  }
}
