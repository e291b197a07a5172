package io.edgewise.topology.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What every offer's file says, whatever its kind.
 *
 * @param id identifier
 * @param name what a person calls it
 * @param provider who offers it; may be empty
 * @param summary one sentence about it; may be empty
 * @param portability how it ties to its provider; empty where nobody says
 * @param notes what a user should know before relying on it
 * @param options keys that a strategy may set, in alphabetical order
 * @param numbers every number of the file, in its order
 * @param invoices worked invoices
 */
public record OfferHeader(String id, String name, String provider, String summary, Optional<Portability> portability,
    List<String> notes, List<String> options, List<SourcedNumber> numbers, List<Invoice> invoices) {

  /** Copies the lists. */
  public OfferHeader {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(portability, "portability");
    notes = List.copyOf(notes);
    options = List.copyOf(options);
    numbers = List.copyOf(numbers);
    invoices = List.copyOf(invoices);
  }

  /** The same of an offer that leaves these keys to a strategy. */
  OfferHeader openTo(List<String> keys) {
    return new OfferHeader(id, name, provider, summary, portability, notes, keys, numbers, invoices);
  }
}
