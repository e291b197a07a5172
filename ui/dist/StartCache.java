import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives the programs of an image what makes them start fast: classes that are already loaded and linked, with profiles of their
 * methods, as a start of the image itself leaves them behind (JEP 483, 514 and 515). Run as a source file:
 *
 * <pre>{@code
 * SOURCE_DATE_EPOCH=SECONDS java StartCache.java LAUNCHER APP PICTURES
 * }</pre>
 *
 * LAUNCHER is the program of the window, APP the folder of its jars and settings, and PICTURES the folder that it writes to. All
 * jars get the time SECONDS since 1970: Java takes up the cache only where each has the time that it had for it, and a package
 * keeps times only if all files have the same.
 */
final class StartCache {

  private static final String CACHE = "start.aot";

  private StartCache() {}

  /** Starts the program once, and names what it left behind in the settings of every program. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path app = Path.of(arguments[1]);
    Path cache = app.resolve(CACHE);
    FileTime time = FileTime.from(Long.parseLong(System.getenv("SOURCE_DATE_EPOCH")), TimeUnit.SECONDS);
    for (Path jar : files(app, "*.jar")) {
      Files.setLastModifiedTime(jar, time);
    }
    ProcessBuilder start = new ProcessBuilder(arguments[0], "--screenshots", arguments[2]);
    start.environment().put("JAVA_TOOL_OPTIONS", "-Xlog:aot=off -Xlog:cds=off -XX:AOTCacheOutput=" + cache);
    int code = start.inheritIO().start().waitFor();
    if (code != 0 || !Files.exists(cache) || Files.size(cache) == 0) {
      throw new IllegalStateException(arguments[0] + " ended with " + code + " and left no " + cache);
    }
    for (Path settings : files(app, "*.cfg")) {
      List<String> lines = new ArrayList<>(Files.readAllLines(settings));
      // A cache that does not fit any more is passed over without a word: it only costs time.
      lines.addAll(lines.indexOf("[JavaOptions]") + 1, List.of("java-options=-XX:AOTCache=$APPDIR/" + CACHE,
          "java-options=-Xlog:aot=off", "java-options=-Xlog:cds=off", "java-options=-XX:Tier2InvokeNotifyFreqLog=18",
          "java-options=-XX:Tier2BackedgeNotifyFreqLog=20", "java-options=-XX:Tier0BackedgeNotifyFreqLog=13",
          "java-options=-XX:Tier3InvocationThreshold=400", "java-options=-XX:Tier3MinInvocationThreshold=200"));
      Files.write(settings, lines);
    }
  }

  private static List<Path> files(Path folder, String pattern) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      return found;
    }
  }
}
