package io.edgewise.topology.text;

/**
 * How large a file may be that is read as a tree.
 *
 * @param bytes most of them
 * @param values most mappings, lists, keys and scalars together; a tree takes some 200 bytes for each
 * @param wayOut what to do about a file that is larger, in words that follow a semicolon
 */
public record Limits(int bytes, int values, String wayOut) {

  /** Of what people write: 16 MiB and 500,000 values, which bounds the memory of a tree to some 100 MB. */
  public static final Limits WRITTEN = new Limits(16 << 20, 500_000, "split it");

  private static final int MOST_SAVED_BYTES = 64 << 20;

  /** Of a tree's memory to the length of the text of saved results, rounded up. */
  private static final int MEMORY_PER_BYTE = 32;

  /** Bytes of saved results for each value in them: they have more than twice as many. */
  private static final int BYTES_PER_VALUE = 8;

  /** Of results that the product has saved: 64 MiB, or as much as fits into the memory of the Java machine. */
  public static final Limits SAVED = saved(Runtime.getRuntime().maxMemory());

  static Limits saved(long memoryBytes) {
    int bytes = (int) Math.max(WRITTEN.bytes, Math.min(MOST_SAVED_BYTES, memoryBytes / MEMORY_PER_BYTE));
    return new Limits(bytes, bytes / BYTES_PER_VALUE, bytes < MOST_SAVED_BYTES
        ? "more memory allows more, such as EDGEWISE_JAVA_OPTS=-Xmx4g"
        : "simulate fewer strategies at once");
  }
}
