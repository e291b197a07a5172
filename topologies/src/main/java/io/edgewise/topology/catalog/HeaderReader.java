package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what every offer says, whatever its kind. */
final class HeaderReader {

  private static final Form<String> FORMAT = Form.oneOf("format", List.of("1"));
  private static final Set<String> NO_NUMBERS =
      Set.of("format", "sources", "from", "note", "name", "url", "id");

  private HeaderReader() {}

  static OfferHeader read(OfferFile file, Fields fields) {
    fields.allowed("sources", OfferFile.PRESETS);
    if (!file.inline()) {
      fields.required("format", "name", "provider", "summary");
    }
    fields.value("format", FORMAT);
    String name = fields.text("name", file.id());
    String provider = fields.text("provider", "");
    String summary = fields.text("summary", "");
    Optional<Portability> portability = fields.value("portability", Portability::read);
    List<String> notes = fields.list("notes", Form.TEXT);
    List<Invoice> invoices = fields.list("invoices", Invoice::read);
    List<SourcedNumber> numbers = new ArrayList<>();
    collect(file, file.node(), numbers);
    return new OfferHeader(file.id(), name, provider, summary, portability, notes, List.of(), numbers, invoices);
  }

  private static void collect(OfferFile file, Node node, List<SourcedNumber> numbers) {
    switch (node.kind()) {
      case MAPPING -> node.entries().stream()
          .filter(entry -> !NO_NUMBERS.contains(entry.key()) && !OfferFile.WITHOUT_SOURCE.contains(entry.key()))
          .forEach(entry -> collect(file, entry.value(), numbers));
      case LIST -> node.items().forEach(item -> collect(file, item, numbers));
      case SCALAR -> {
        if (Quantities.isQuantity(node)) {
          numbers.add(new SourcedNumber(node.path(), node.text(), file.provenance(node)));
        }
      }
      case EMPTY, BROKEN -> {}
    }
  }
}
