package io.edgewise.ui.preferences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/** Where an operating system wants the settings of a program. */
public final class ConfigurationFolder {

  private static final String NAME = "edgewise";

  private ConfigurationFolder() {}

  /** That of the person who runs this. */
  public static Path ofUser() {
    return of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Makes a folder, and those above it that are missing, for its owner alone, as the XDG Base Directory Specification asks: unsaved
   * text lies in it. One that is there stays as it is.
   *
   * @throws IOException if it cannot be made
   */
  static void make(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(folder, posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
        : new FileAttribute<?>[0]);
  }

  /**
   * That of a system: {@code %APPDATA%} on Windows, {@code ~/Library/Application Support} on macOS, and elsewhere
   * {@code $XDG_CONFIG_HOME}, or {@code ~/.config} where that is not set or, against the XDG Base Directory Specification, is
   * no absolute path.
   *
   * @param system its name as Java has it
   * @param environment variables
   */
  static Path of(String system, Map<String, String> environment, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      return (roaming.isEmpty() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming)).resolve(NAME);
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve(NAME);
    }
    Path chosen = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
    return (chosen.isAbsolute() ? chosen : home.resolve(".config")).resolve(NAME);
  }
}
