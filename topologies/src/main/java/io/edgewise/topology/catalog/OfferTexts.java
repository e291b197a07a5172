package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The offers of a user's folder as they are written, so that a machine that does not have the folder can read them.
 *
 * @param texts by the path of the file in the folder, such as {@code platforms/fun.yaml}
 */
public record OfferTexts(SortedMap<String, String> texts) implements Serializable {

  /** Copies the map. */
  public OfferTexts {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /**
   * Reads a folder.
   *
   * @throws IOException if a file cannot be read or is not UTF-8
   */
  public static OfferTexts read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (OfferKind kind : OfferKind.values()) {
      for (String id : ShippedFiles.listFolder(folder.resolve(kind.folder()))) {
        String path = kind.folder() + "/" + id + ShippedFiles.END;
        texts.put(path, Files.readString(folder.resolve(path)));
      }
    }
    return new OfferTexts(texts);
  }

  /** The offers, without those that are broken: their problems are recorded. */
  List<OfferFile> files(Problems problems) {
    List<OfferFile> files = new ArrayList<>();
    for (OfferKind kind : OfferKind.values()) {
      String folder = kind.folder() + "/";
      texts.tailMap(folder).entrySet().stream().takeWhile(text -> text.getKey().startsWith(folder)).forEach(text -> {
        String id = text.getKey().substring(folder.length(), text.getKey().length() - ShippedFiles.END.length());
        Document.parse(text.getKey(), text.getValue(), problems)
            .ifPresent(document -> files.add(OfferFile.of(id, kind, document.root(), problems)));
      });
    }
    return files;
  }
}
