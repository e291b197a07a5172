package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Completes offers that extend others: {@code extends: aws-lambda} in the file of an offer.
 *
 * @param files the offers of one folder or scenario
 * @param known finds an offer of the catalogue that these are added to
 * @param ids the identifiers of that catalogue
 */
record Extensions(List<OfferFile> files, BiFunction<OfferKind, String, Optional<OfferFile>> known,
    Function<OfferKind, List<String>> ids) {

  /**
   * The offers, each complete; those whose base is unknown, or leads back to them, are left out.
   *
   * @param problems takes what they name that is not there
   */
  List<OfferFile> resolve(Problems problems) {
    List<OfferFile> whole = new ArrayList<>();
    for (OfferFile file : files) {
      whole(file, new HashSet<>(), problems).ifPresent(whole::add);
    }
    return whole;
  }

  private Optional<OfferFile> whole(OfferFile file, Set<OfferFile> above, Problems problems) {
    Optional<Node> node = file.extended();
    if (node.isEmpty()) {
      return Optional.of(file);
    }
    if (!above.add(file)) {
      problems.add(node.get(), "the " + file.kind() + " \"" + file.id() + "\" extends itself");
      return Optional.empty();
    }
    Optional<String> id = Form.TEXT.read(node.get(), problems);
    // An offer of the same name is the one that stood there before.
    Optional<OfferFile> own = id.filter(name -> !name.equals(file.id())).flatMap(name -> files.stream()
        .filter(each -> each.kind() == file.kind() && each.id().equals(name)).findFirst());
    Optional<OfferFile> base = own.isPresent() ? own.flatMap(found -> whole(found, above, problems))
        : id.flatMap(name -> known.apply(file.kind(), name));
    if (id.isPresent() && own.isEmpty() && base.isEmpty()) {
      problems.add(node.get(), "no " + file.kind() + " \"" + id.get() + "\" to extend"
          + Suggestions.hint(id.get(), ids.apply(file.kind())));
    }
    return base.map(file::on);
  }
}
