package io.edgewise.scenario.cli;

import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.OfferTexts;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which offers there are. */
final class CatalogOption {

  @Option(names = "--catalog", paramLabel = "DIR",
      description = "A folder with offers of your own, which add to and replace the shipped ones. May be repeated.")
  private List<Path> folders = new ArrayList<>();

  /**
   * The shipped catalogue with the user's folders.
   *
   * @param problems takes those of the folders
   */
  Catalog catalog(Problems problems) {
    Catalog catalog = Catalog.shipped();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        catalog = catalog.extendedBy(folder, problems);
      } else {
        problems.add(new Problem(Location.whole(folder.toString()), "", Files.exists(folder)
            ? "this is not a folder; name the one that holds the folders \"platforms\", \"stores\" and so on"
            : "no such folder"));
      }
    }
    return catalog;
  }

  /** The offers of the folders, as they are written. */
  List<OfferTexts> texts() throws IOException {
    List<OfferTexts> texts = new ArrayList<>();
    for (Path folder : folders) {
      texts.add(OfferTexts.read(folder));
    }
    return texts;
  }

  /**
   * The catalogue of a command that reads no scenario; tells the warnings of its files.
   *
   * @throws InvalidInputException with all problems of its files, if there is an error
   */
  Catalog load(EdgewiseCommand root) {
    Problems problems = new Problems();
    Catalog catalog = catalog(problems);
    problems.throwIfAny();
    root.warn(problems.warnings());
    return catalog;
  }
}
