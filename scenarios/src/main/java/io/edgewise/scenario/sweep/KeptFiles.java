package io.edgewise.scenario.sweep;

import io.edgewise.scenario.replay.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of this machine, which keeps the content of each one that was opened, so that it can be sent elsewhere. Safe
 * for many threads.
 */
public final class KeptFiles implements FileSource {

  /** Most bytes of all of them, far below what one message of a cluster can hold. */
  private static final long MOST_BYTES = 512L << 20;

  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private long bytes;

  @Override
  public synchronized InputStream open(Path file) throws IOException {
    byte[] content = contents.get(file.toString());
    if (content == null) {
      if (bytes + Files.size(file) > MOST_BYTES) {
        throw new IOException("traces and calibrations of more than " + (MOST_BYTES >> 20)
            + " MiB altogether are not sent to other machines; use --shard on machines that have the file");
      }
      content = Files.readAllBytes(file);
      bytes += content.length;
      contents.put(file.toString(), content);
    }
    return new ByteArrayInputStream(content);
  }

  /** What was opened until now, by path. */
  public synchronized Map<String, byte[]> contents() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(contents));
  }
}
