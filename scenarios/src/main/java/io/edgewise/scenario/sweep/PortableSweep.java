package io.edgewise.scenario.sweep;

import io.edgewise.scenario.analysis.FileVariants;
import io.edgewise.scenario.analysis.Variants;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.OfferTexts;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sweep with the content of every file that it reads, for machines that have none of them.
 *
 * @param sweep the axes
 * @param source name of the scenario file, as the user gave it
 * @param text content of the scenario file
 * @param first settings that come before those of a point, as {@code path=value}
 * @param last settings that come after those of a point
 * @param catalogs the user's offers, each adding to the ones before
 * @param files contents of traces and calibrations by path, see {@link KeptFiles}
 */
public record PortableSweep(Sweep sweep, String source, String text, List<String> first, List<String> last,
    List<OfferTexts> catalogs, Map<String, byte[]> files) implements Serializable {

  /** Copies lists and map, not the contents of files. */
  public PortableSweep {
    first = List.copyOf(first);
    last = List.copyOf(last);
    catalogs = List.copyOf(catalogs);
    files = new HashMap<>(files);
  }

  /**
   * Makes it ready to be simulated on this machine, without a look at its files.
   *
   * @throws io.edgewise.topology.text.InvalidInputException if the file is broken
   */
  public PointSimulation open() {
    Problems problems = new Problems();
    Catalog catalog = Catalog.shipped();
    for (OfferTexts texts : catalogs) {
      catalog = catalog.extendedBy(texts, problems);
    }
    Optional<Document> document = Document.parse(source, text, problems);
    problems.throwIfAny();
    Variants variants =
        new FileVariants(document.orElseThrow(), ScenarioCompiler.with(catalog).withFiles(this::content),
            this::settings);
    return new PointSimulation(variants, sweep);
  }

  private List<String> settings(List<String> ofPoint) {
    List<String> all = new ArrayList<>(first);
    all.addAll(ofPoint);
    all.addAll(last);
    return all;
  }

  private InputStream content(Path file) throws NoSuchFileException {
    byte[] content = files.get(file.toString());
    if (content == null) {
      throw new NoSuchFileException(file.toString(), null, "it did not travel with the sweep");
    }
    return new ByteArrayInputStream(content);
  }
}
