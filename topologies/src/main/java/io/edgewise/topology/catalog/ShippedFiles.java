package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The offers packaged with the product. Which there are is what lies in the folders beside this class, be it in a jar
 * or in a folder of classes; a file is read when it is asked for, once. Safe for many threads.
 */
final class ShippedFiles {

  static final ShippedFiles INSTANCE = new ShippedFiles();

  static final String END = ".yaml";

  private final ConcurrentHashMap<OfferKind, List<String>> ids = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, OfferFile> read = new ConcurrentHashMap<>();

  private ShippedFiles() {}

  /** The identifiers of a kind, in alphabetical order. */
  List<String> ids(OfferKind kind) {
    return ids.computeIfAbsent(kind, ShippedFiles::list);
  }

  /**
   * A file.
   *
   * @throws io.edgewise.topology.text.InvalidInputException if it is broken
   */
  Optional<OfferFile> file(OfferKind kind, String id) {
    if (!ids(kind).contains(id)) {
      return Optional.empty();
    }
    String path = kind.folder() + "/" + id + END;
    return Optional.of(read.computeIfAbsent(path, absent -> parse(kind, id, path)));
  }

  private static OfferFile parse(OfferKind kind, String id, String path) {
    Problems problems = new Problems();
    Optional<Document> document = Document.parse("catalog/" + path, text(path), problems);
    problems.throwIfAny();
    OfferFile file = OfferFile.of(id, kind, document.orElseThrow().root(), problems);
    problems.throwIfAny();
    return file;
  }

  /** The text of a shipped file, its path counted from the catalogue folder. */
  static String text(String path) {
    try (InputStream stream = ShippedFiles.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalArgumentException("no catalogue file " + path + " is shipped");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** A class file is looked up rather than the folder, since jars need not have entries for folders. */
  private static List<String> list(OfferKind kind) {
    URL anchor = ShippedFiles.class.getResource(ShippedFiles.class.getSimpleName() + ".class");
    try {
      URLConnection connection = anchor.openConnection();
      return connection instanceof JarURLConnection jar
          ? listJar(jar, kind)
          : listFolder(Path.of(anchor.toURI()).resolveSibling(kind.folder()));
    } catch (IOException e) {
      throw new UncheckedIOException(anchor.toString(), e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(anchor.toString(), e);
    }
  }

  static List<String> listFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(END))
          .map(name -> name.substring(0, name.length() - END.length()))
          .sorted()
          .toList();
    }
  }

  private static List<String> listJar(JarURLConnection jar, OfferKind kind) throws IOException {
    String own = jar.getEntryName();
    String prefix = own.substring(0, own.lastIndexOf('/') + 1) + kind.folder() + "/";
    List<String> names = new ArrayList<>();
    jar.setUseCaches(false);
    try (JarFile file = jar.getJarFile()) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        String name = entries.nextElement().getName();
        if (name.startsWith(prefix) && name.endsWith(END)) {
          names.add(name.substring(prefix.length(), name.length() - END.length()));
        }
      }
    }
    return names.stream().filter(name -> name.indexOf('/') < 0).sorted().toList();
  }
}
