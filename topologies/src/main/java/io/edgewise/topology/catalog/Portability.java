package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.Objects;
import java.util.Optional;

/**
 * How an offer ties those who use it to its provider. A judgement of this catalogue, made in 2026-11 from what the providers
 * document; no measurement.
 *
 * @param open whether what code and data rely on can be had elsewhere as it is
 * @param relied what that is, such as an API or a protocol
 * @param instead what would take its place, and what a move changes
 */
public record Portability(boolean open, String relied, String instead) {

  /** Checks for null. */
  public Portability {
    Objects.requireNonNull(relied, "relied");
    Objects.requireNonNull(instead, "instead");
  }

  /** Reads {@code {open: false, interface: ..., instead: ...}}. */
  static Optional<Portability> read(Node node, Problems problems) {
    Fields fields = Fields.of(node, problems).required("open", "interface", "instead");
    boolean open = fields.flag("open", false);
    String relied = fields.text("interface", "");
    String instead = fields.text("instead", "");
    return fields.build(() -> new Portability(open, relied, instead));
  }
}
