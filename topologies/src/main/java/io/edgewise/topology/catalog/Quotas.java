package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Quantities;
import java.util.Locale;
import java.util.Optional;

/**
 * What accounts may have until they ask for more, {@code quotas: {maxConcurrency: 1000}}: a strategy that goes beyond is
 * simulated as it wants, and told.
 */
final class Quotas {

  private static final Form<Long> COUNT = Quantities.COUNT.atLeast("1");

  private Quotas() {}

  /** Warns of the settings of a strategy that need a quota raised. */
  static void check(OfferFile file, Settings settings) {
    Optional<Node> quotas = settings.offer().node("quotas");
    if (quotas.isEmpty()) {
      return;
    }
    Fields fields = Fields.sourced(quotas.get(), settings.offer().problems());
    for (String key : Pool.KEYS) {
      Optional<Long> most = fields.value(key, COUNT);
      Optional<Long> wanted = settings.written(key).filter(node -> most.isPresent())
          .flatMap(node -> COUNT.read(node, new Problems()));
      if (wanted.isPresent() && wanted.get() > most.get()) {
        String source = file.provenance(fields.node(key).orElseThrow()).map(Provenance::source).orElse("the offer");
        settings.log().warn(String.format(Locale.ROOT, "%s %,d must be asked for; accounts have %,d at first (%s)", key,
            wanted.get(), most.get(), source));
      }
    }
    if (fields.build(() -> true).isEmpty()) {
      settings.failed();
    }
  }
}
