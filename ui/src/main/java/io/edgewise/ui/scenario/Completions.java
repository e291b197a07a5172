package io.edgewise.ui.scenario;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.topology.catalog.OfferKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be written at a place of a scenario, from the declarations that its reader uses: keys that are allowed and not there yet,
 * words of enumerations, ids, and examples of quantities.
 */
final class Completions {

  /** What files call their own offers. */
  private static final String CATALOG = "catalog";

  private final Shape root;
  private final Supplier<Optional<KnownNames>> names;

  /**
   * Completions of a format.
   *
   * @param root the form of the whole file
   * @param names the ids that a file may name; empty as long as they are not known
   */
  Completions(Shape root, Supplier<Optional<KnownNames>> names) {
    this.root = root;
    this.names = names;
  }

  /** What fits what is written at the caret of a text; those that begin with it come first. Empty where nothing is known. */
  List<Completion> at(YamlOutline outline) {
    CaretPlace place = outline.caret();
    List<Completion> all = new ArrayList<>();
    if (place.kind() != CaretPlace.Kind.NONE) {
      List<Shape> shapes = shapes(place.way());
      if (place.kind() == CaretPlace.Kind.KEY) {
        all.addAll(keys(shapes, place, outline));
      }
      if (place.kind() == CaretPlace.Kind.VALUE || place.isItem() && !place.named()) {
        shapes.forEach(shape -> all.addAll(values(shape, outline)));
      }
    }
    return fitting(all, unquoted(place.written()));
  }

  private static String unquoted(String written) {
    return written.startsWith("\"") || written.startsWith("'") ? written.substring(1) : written;
  }

  private static List<Completion> fitting(List<Completion> all, String written) {
    String sought = written.toLowerCase(Locale.ROOT);
    Map<String, Completion> fitting = new LinkedHashMap<>();
    all.stream().filter(each -> each.label().toLowerCase(Locale.ROOT).contains(sought)
        || sought.length() > 2 && each.description().toLowerCase(Locale.ROOT).contains(sought))
        .sorted(Comparator.comparingInt(each -> rank(each.label().toLowerCase(Locale.ROOT), sought)))
        .forEach(each -> fitting.putIfAbsent(each.label(), each));
    return List.copyOf(fitting.values());
  }

  private static int rank(String label, String sought) {
    return label.startsWith(sought) ? 0 : label.contains(sought) ? 1 : 2;
  }

  /** The forms that a value may have at the end of a way. */
  private List<Shape> shapes(List<Step> way) {
    List<Shape> shapes = flat(root).toList();
    for (Step step : way) {
      shapes = shapes.stream().flatMap(shape -> below(shape, step)).flatMap(Completions::flat).toList();
    }
    return shapes;
  }

  private static Stream<Shape> flat(Shape shape) {
    return shape instanceof Shape.AnyOf any ? any.shapes().stream().flatMap(Completions::flat) : Stream.of(shape);
  }

  private static Stream<Shape> below(Shape shape, Step step) {
    return switch (shape) {
      case Shape.Object object when !step.isItem() -> object.keys().get().stream()
          .filter(key -> key.name().equals(step.key())).map(key -> key.value().shape());
      case Shape.MapOf map when !step.isItem() -> Stream.of(map.value());
      case Shape.ListOf list when step.isItem() -> Stream.of(list.item());
      default -> Stream.empty();
    };
  }

  private List<Completion> keys(List<Shape> shapes, CaretPlace place, YamlOutline outline) {
    Set<String> there = outline.keys(place.way()).filter(key -> !place.named() || !key.startsWith(place.written()))
        .collect(Collectors.toSet());
    List<Completion> keys = new ArrayList<>();
    for (Shape shape : shapes) {
      if (shape instanceof Shape.Object object
          && !(object.rule() == Shape.Rule.ONE_KEY && there.stream().anyMatch(key -> isKey(object, key)))) {
        Stream
            .concat(object.keys().get().stream().map(key -> completion(key, place)),
                options(object, place, outline).stream())
            .filter(key -> !there.contains(key.label())).forEach(keys::add);
      }
    }
    return keys;
  }

  /** The keys that an offer leaves to those who use it, where its id is written beside them. */
  private List<Completion> options(Shape.Object object, CaretPlace place, YamlOutline outline) {
    List<Completion> options = new ArrayList<>();
    for (Key<?> key : object.keys().get()) {
      if (object.rule() == Shape.Rule.OPEN && key.value().shape() instanceof Shape.Identifier offers) {
        List<Step> id = Stream.concat(place.way().stream(), Stream.of(new Step(key.name(), -1))).toList();
        outline.value(id).flatMap(written -> names.get().map(known -> known.options(offers.kind(), written)))
            .ifPresent(options::addAll);
      }
    }
    return place.named() ? options : options.stream()
        .map(option -> new Completion(option.label(), option.label() + ": ", option.description())).toList();
  }

  private static boolean isKey(Shape.Object object, String name) {
    return object.keys().get().stream().anyMatch(key -> key.name().equals(name));
  }

  private static Completion completion(Key<?> key, CaretPlace place) {
    String description = (key.required() ? "Required. " : "") + key.description()
        + key.fallback().map(fallback -> " Default: " + fallback.written() + ".").orElse("");
    if (place.named()) {
      return new Completion(key.name(), key.name(), description);
    }
    boolean deeper = !place.flow() && flat(key.value().shape()).allMatch(Completions::hasLinesOfItsOwn);
    return new Completion(key.name(), key.name() + (deeper ? ":\n" + " ".repeat(place.from() + 2) : ": "), description);
  }

  private static boolean hasLinesOfItsOwn(Shape shape) {
    return shape instanceof Shape.Object || shape instanceof Shape.MapOf;
  }

  private List<Completion> values(Shape shape, YamlOutline outline) {
    return switch (shape) {
      case Shape.Choice choice -> choice.names().stream().map(name -> new Completion(name, name, "")).toList();
      case Shape.Identifier id -> ids(id, outline);
      case Shape.Scalar scalar -> {
        Stream<String> words =
            scalar.types().contains(Shape.Type.BOOLEAN) ? Stream.of("true", "false") : Stream.empty();
        yield Stream.concat(words, scalar.examples().stream())
            .map(text -> new Completion(text, text, "Example of a " + scalar.noun())).toList();
      }
      case Shape.ListOf list -> flat(list.item()).flatMap(item -> values(item, outline).stream())
          .map(one -> new Completion(one.label(), "[" + one.text() + "]", one.description())).toList();
      case Shape.AnyOf any -> any.shapes().stream().flatMap(each -> values(each, outline).stream()).toList();
      case Shape.MapOf map -> List.of();
      case Shape.Object object -> List.of();
    };
  }

  private List<Completion> ids(Shape.Identifier id, YamlOutline outline) {
    List<Completion> ids = new ArrayList<>();
    OfferKind offers = KnownNames.offers(id.kind());
    if (offers != null) {
      outline.keys(List.of(new Step(CATALOG, -1), new Step(offers.folder(), -1)))
          .forEach(own -> ids.add(new Completion(own, own, "An offer of this file")));
    }
    names.get().ifPresent(known -> ids.addAll(known.of(id.kind())));
    return ids;
  }
}
