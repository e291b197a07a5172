package io.edgewise.scenario.trust;

import io.edgewise.scenario.cli.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with good files of every kind that the product reads, in which one at a time is replaced by a spoilt one. */
final class Workplace {

  /** Where commands are told to write. */
  static final String WRITTEN = "written";

  private static final List<String> RESOURCES = List.of("tiny.yaml", "replay.yaml", "calibrated.yaml");

  private final Path folder;

  private Workplace(Path folder) {
    this.folder = folder;
  }

  /** Fills a folder, by running the commands that write what others read. */
  static Workplace in(Path folder) throws IOException {
    Workplace made = new Workplace(folder);
    RESOURCES.forEach(name -> made.write(name, resource(name)));
    String tiny = made.at("tiny.yaml");
    made.run("run", tiny, "--seed", 6, "-o", made.at("before"));
    made.run("run", tiny, "-o", made.at("after"));
    made.run("breakeven", tiny, "--over", "users.rate=1 / s..50 / s", "--between", "far,near", "-o", made.at("after"));
    made.run("sensitivity", tiny, "-o", made.at("after"));
    made.run("sweep", tiny, "-o", made.at("after"));
    made.run("optimize", tiny, "-o", made.at("after"));
    made.run("inversion", tiny, "-o", made.at("after"));
    made.run("sweep", tiny, "-o", made.at("shards"), "--shard", "1/1");
    made.write("after/staleness.csv", resource("staleness.csv"));
    made.run("report", made.at("after"), "--figures", "--images", "svg", "-o", made.at("drawn"));
    return made;
  }

  /** One that was filled before. */
  static Workplace at(Path folder) {
    return new Workplace(folder);
  }

  private void run(Object... arguments) {
    Cli ran = Cli.run(arguments);
    if (ran.code() != 0) {
      throw new IllegalStateException(List.of(arguments) + ": " + ran.err());
    }
  }

  /** The path of a file in it. */
  String at(String file) {
    return folder.resolve(file).toString();
  }

  boolean has(String file) {
    return Files.exists(folder.resolve(file));
  }

  byte[] read(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String file, byte[] bytes) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.write(folder.resolve(file), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file, or a folder with all that is in it; nothing where it is not there. */
  void delete(String file) {
    Path root = folder.resolve(file);
    if (Files.exists(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(each);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Names of the files of a folder in it, in order. */
  List<String> names(String directory) {
    try (Stream<Path> all = Files.list(folder.resolve(directory))) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A seed that lies beside the tests. */
  static byte[] resource(String name) {
    try (InputStream in = Workplace.class.getResourceAsStream("seeds/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
