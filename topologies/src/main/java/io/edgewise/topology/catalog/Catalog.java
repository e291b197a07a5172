package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Sources;
import io.edgewise.topology.text.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything that can be rented, by identifier: the shipped files, and what a user's folder or a scenario adds or
 * replaces. Immutable and safe for many threads; a shipped file is read when it is first asked for.
 *
 * <pre>{@code
 * Problems problems = new Problems();
 * PlatformOffer lambda = Catalog.shipped().platform("aws-lambda").orElseThrow();
 * Optional<ConfiguredPlatform> platform = lambda.configure(computeNode, Places.shipped(), problems);
 * }</pre>
 */
public final class Catalog {

  /** The key by which a scenario or a strategy's mapping of an offer names a preset. */
  public static final String PRESET = "preset";

  /** The preset that offers have unless another one is asked for: their own numbers. */
  public static final String MEASURED = "measured";

  private static final Catalog SHIPPED = new Catalog(Map.of(), Optional.empty(), MEASURED);

  private final Map<OfferKind, Map<String, OfferFile>> added;
  private final Optional<LocalDate> today;
  private final String preset;
  private final ConcurrentHashMap<OfferFile, Offer> read = new ConcurrentHashMap<>();

  private Catalog(Map<OfferKind, Map<String, OfferFile>> added, Optional<LocalDate> today, String preset) {
    this.added = added;
    this.today = today;
    this.preset = preset;
  }

  /** The catalogue packaged with the product; no price counts as old until a day is given with {@link #asOf}. */
  public static Catalog shipped() {
    return SHIPPED;
  }

  /** This catalogue, seen on a day: configured offers warn of prices that are more than a year old then. */
  public Catalog asOf(LocalDate day) {
    return new Catalog(added, Optional.of(day), preset);
  }

  /** This catalogue with the numbers of a preset wherever an offer has it; {@link #MEASURED} for those of the offers. */
  public Catalog under(String name) {
    return name.equals(preset) ? this : new Catalog(added, today, Objects.requireNonNull(name, "name"));
  }

  /**
   * This catalogue under the preset that a strategy asks of an offer; as it is where the strategy asks for none.
   *
   * @param mapping the strategy's, such as {@code {platform: aws-lambda, preset: seed}}
   * @param problems takes a preset that the offer does not have
   */
  public Catalog underPresetOf(Node mapping, OfferKind kind, String id, Problems problems) {
    Optional<Node> named = mapping.get(PRESET);
    Optional<String> name = named.flatMap(node -> Form.TEXT.read(node, problems));
    List<String> known = new ArrayList<>(List.of(MEASURED));
    file(kind, id).ifPresent(file -> known.addAll(file.presets()));
    if (name.isPresent() && !known.contains(name.get())) {
      problems.add(named.orElseThrow(), "the " + kind + " \"" + id + "\" has no preset \"" + name.get() + "\""
          + Suggestions.hint(name.get(), known));
      return this;
    }
    return name.map(this::under).orElse(this);
  }

  /** The names of the presets that any offer has. Parses every file that was not read yet. */
  public List<String> presets() {
    TreeSet<String> names = new TreeSet<>(List.of(MEASURED));
    for (OfferKind kind : OfferKind.values()) {
      ids(kind).forEach(id -> file(kind, id).ifPresent(file -> names.addAll(file.presets())));
    }
    return List.copyOf(names);
  }

  /**
   * This catalogue with a user's folder, which has the folders of {@link OfferKind}, {@code platforms}, {@code stores} and
   * so on, or some of them, one offer in each file. An offer replaces one of the same kind and identifier, or extends one
   * ({@code extends: ID}).
   *
   * @param problems takes every problem of every file; broken offers are left out
   */
  public Catalog extendedBy(Path folder, Problems problems) {
    List<OfferFile> files = new ArrayList<>();
    for (OfferKind kind : OfferKind.values()) {
      Path part = folder.resolve(kind.folder());
      for (String id : ids(part)) {
        Document.read(part.resolve(id + ".yaml"), problems)
            .ifPresent(document -> files.add(OfferFile.of(id, kind, document.root(), problems)));
      }
    }
    return with(files, problems);
  }

  /** This catalogue with a user's folder that was read before. Like {@link #extendedBy(Path, Problems)}. */
  public Catalog extendedBy(OfferTexts texts, Problems problems) {
    return with(texts.files(problems), problems);
  }

  private static List<String> ids(Path folder) {
    try {
      return ShippedFiles.listFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }

  /**
   * This catalogue with the offers of a scenario: a mapping with {@code platforms}, {@code stores}, {@code models},
   * {@code fronts} and {@code prices} or some of them, each a mapping from identifiers to offers in the form of a catalogue file. Their
   * numbers need no source; they may have one, declared in {@code sources} beside them.
   *
   * @param problems takes every problem; broken offers are left out
   */
  public Catalog extendedBy(Node inline, Problems problems) {
    Fields fields = Fields.sourced(inline, problems).allowed("sources");
    Sources sources = Sources.read(inline, problems);
    List<OfferFile> files = new ArrayList<>();
    for (OfferKind kind : OfferKind.values()) {
      fields.map(kind.folder(), (node, ignored) -> Optional.of(node))
          .forEach((id, node) -> files.add(new OfferFile(id, kind, node, sources, true)));
    }
    fields.build(() -> true);
    return with(files, problems);
  }

  /**
   * This catalogue with numbers that were measured in place of those of an offer, which hold under every preset.
   *
   * @param numbers a mapping of keys of the offer that have a number in it, and of {@code sources}; the parts of
   *     {@code startUp} each for itself
   * @param problems takes every problem; the offer is then as before
   */
  public Catalog measured(OfferKind kind, String id, Node numbers, Problems problems) {
    int before = problems.errorCount();
    Optional<OfferFile> file = file(kind, id).map(found -> found.measured(numbers, problems));
    return file.isEmpty() || problems.errorCount() > before ? this : with(List.of(file.get()), problems);
  }

  private Catalog with(List<OfferFile> files, Problems problems) {
    Map<OfferKind, Map<String, OfferFile>> all = new EnumMap<>(OfferKind.class);
    added.forEach((kind, byId) -> all.put(kind, new LinkedHashMap<>(byId)));
    List<OfferFile> whole = new Extensions(files, this::file, this::ids).resolve(problems);
    whole.forEach(file -> all.computeIfAbsent(file.kind(), kind -> new LinkedHashMap<>()).put(file.id(), file));
    Catalog extended = new Catalog(all, today, preset);
    whole.forEach(file -> extended.read(file, problems).ifPresent(offer -> extended.read.put(file, offer)));
    return extended;
  }

  /** A platform. */
  public Optional<PlatformOffer> platform(String id) {
    return offer(OfferKind.PLATFORM, id).map(PlatformOffer.class::cast);
  }

  /** A store. */
  public Optional<StoreOffer> store(String id) {
    return offer(OfferKind.STORE, id).map(StoreOffer.class::cast);
  }

  /** A hosted model. */
  public Optional<ModelOffer> model(String id) {
    return offer(OfferKind.MODEL, id).map(ModelOffer.class::cast);
  }

  /** A NAT gateway. */
  public Optional<NatOffer> nat(String id) {
    return offer(OfferKind.NAT, id).map(NatOffer.class::cast);
  }

  /** A front. */
  public Optional<FrontOffer> front(String id) {
    return offer(OfferKind.FRONT, id).map(FrontOffer.class::cast);
  }

  /** A price list. */
  public Optional<PriceOffer> prices(String id) {
    return offer(OfferKind.PRICES, id).map(PriceOffer.class::cast);
  }

  /** An engine of workflows. */
  public Optional<PlatformOffer> workflow(String id) {
    return offer(OfferKind.WORKFLOW, id).map(PlatformOffer.class::cast);
  }

  /** A queue. */
  public Optional<QueueOffer> queue(String id) {
    return offer(OfferKind.QUEUE, id).map(QueueOffer.class::cast);
  }

  /** Identifiers of the platforms, in alphabetical order. */
  public List<String> platformIds() {
    return ids(OfferKind.PLATFORM);
  }

  /** Identifiers of the stores, in alphabetical order. */
  public List<String> storeIds() {
    return ids(OfferKind.STORE);
  }

  /** Identifiers of the fronts, in alphabetical order. */
  public List<String> frontIds() {
    return ids(OfferKind.FRONT);
  }

  /** Identifiers of the price lists, in alphabetical order. */
  public List<String> priceIds() {
    return ids(OfferKind.PRICES);
  }

  /** All offers, by kind and identifier. Reads every file that was not read yet. */
  public List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    for (OfferKind kind : OfferKind.values()) {
      ids(kind).forEach(id -> offer(kind, id).ifPresent(offers::add));
    }
    return List.copyOf(offers);
  }

  /** Identifiers of one kind, in alphabetical order. */
  public List<String> ids(OfferKind kind) {
    TreeSet<String> ids = new TreeSet<>(ShippedFiles.INSTANCE.ids(kind));
    ids.addAll(added.getOrDefault(kind, Map.of()).keySet());
    return List.copyOf(ids);
  }

  /** The offer of a kind and identifier; empty where there is none, or it is a broken one of the user's. */
  public Optional<Offer> offer(OfferKind kind, String id) {
    return file(kind, id).flatMap(this::offer);
  }

  private Optional<OfferFile> file(OfferKind kind, String id) {
    OfferFile own = added.getOrDefault(kind, Map.of()).get(Objects.requireNonNull(id, "id"));
    return own != null ? Optional.of(own) : ShippedFiles.INSTANCE.file(kind, id);
  }

  private Optional<Offer> offer(OfferFile file) {
    Offer known = read.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    Problems problems = new Problems();
    Optional<Offer> offer = read(file, problems);
    boolean shipped = !added.getOrDefault(file.kind(), Map.of()).containsValue(file);
    if (shipped) {
      problems.throwIfAny();
    }
    offer.ifPresent(value -> read.put(file, value));
    return offer;
  }

  /** The offer under the preset in force, once it is known that it can be read under each of its presets. */
  private Optional<Offer> read(OfferFile file, Problems problems) {
    Optional<Offer> offer = readAlone(file, problems);
    for (String name : offer.isPresent() ? file.presets() : List.<String>of()) {
      Optional<Offer> other = readAlone(file.under(name), problems);
      offer = other.isEmpty() ? other : name.equals(preset) && offer.isPresent() ? other : offer;
    }
    return offer;
  }

  private Optional<Offer> readAlone(OfferFile file, Problems problems) {
    return switch (file.kind()) {
      case PLATFORM, WORKFLOW -> PlatformOffer.read(file, this, problems).map(Offer.class::cast);
      case STORE -> StoreOffer.read(file, this, problems).map(Offer.class::cast);
      case MODEL -> ModelOffer.read(file, this, problems).map(Offer.class::cast);
      case QUEUE -> QueueOffer.read(file, this, problems).map(Offer.class::cast);
      case NAT -> NatOffer.read(file, this, problems).map(Offer.class::cast);
      case FRONT -> FrontOffer.read(file, problems).map(Offer.class::cast);
      case PRICES -> PriceOffer.read(file, problems).map(Offer.class::cast);
    };
  }

  /** The day on which prices are judged old; empty for never. */
  Optional<LocalDate> today() {
    return today;
  }
}
