package io.edgewise.topology.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding and reading the packaged files. */
class ShippedFilesTest {

  @TempDir
  private Path folder;

  @Test
  @DisplayName("the offers are found in a jar as they are in a folder, also in a jar without entries for folders")
  void jar() throws Exception {
    Path classes = Path.of(Catalog.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = folder.resolve("topologies.jar");
    pack(classes, jar);
    List<URL> path = new ArrayList<>(List.of(jar.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!Path.of(entry).equals(classes)) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass(Catalog.class.getName());
      assertTrue(type.getProtectionDomain().getCodeSource().getLocation().toString().endsWith("topologies.jar"));
      Object catalog = type.getMethod("shipped").invoke(null);
      assertEquals(Catalog.shipped().platformIds(), type.getMethod("platformIds").invoke(catalog));
      assertEquals(Catalog.shipped().storeIds(), type.getMethod("storeIds").invoke(catalog));
      assertEquals(Catalog.shipped().offers().size(), ((List<?>) type.getMethod("offers").invoke(catalog)).size());
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, out);
        out.closeEntry();
      }
    }
  }

  @Test
  @DisplayName("every file can be read by itself, past all caches, without a problem")
  void readsAll() {
    Catalog catalog = Catalog.shipped();
    Problems problems = new Problems();
    for (OfferKind kind : OfferKind.values()) {
      for (String id : catalog.ids(kind)) {
        String path = kind.folder() + "/" + id + ".yaml";
        OfferFile file = OfferFile.of(id, kind,
            Document.parse(path, ShippedFiles.text(path), problems).orElseThrow().root(), problems);
        switch (kind) {
          case PLATFORM, WORKFLOW -> PlatformOffer.read(file, catalog, problems).orElseThrow();
          case STORE -> StoreOffer.read(file, catalog, problems).orElseThrow();
          case QUEUE -> QueueOffer.read(file, catalog, problems).orElseThrow();
          case MODEL -> ModelOffer.read(file, catalog, problems).orElseThrow();
          case FRONT -> FrontOffer.read(file, problems).orElseThrow();
          case PRICES -> PriceOffer.read(file, problems).orElseThrow();
        }
      }
    }
    assertTrue(problems.isEmpty(), problems::toString);
  }
}
