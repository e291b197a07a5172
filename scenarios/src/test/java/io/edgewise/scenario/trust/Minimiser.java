package io.edgewise.scenario.trust;

import java.util.Arrays;
import java.util.function.Predicate;

/** Makes an input smaller as long as it still shows the same fault (Zeller and Hildebrandt, "Simplifying and isolating
 * failure-inducing input", IEEE TSE 28(2), 2002, in its simplest form: parts of halving length are left out one by one). */
final class Minimiser {

  private Minimiser() {}

  /**
   * The smaller input.
   *
   * @param shows whether an input shows the fault
   * @param most times that this is asked
   */
  static byte[] minimised(byte[] input, Predicate<byte[]> shows, int most) {
    byte[] least = input;
    int asked = 0;
    for (int length = Math.max(1, least.length / 2); length > 0 && asked < most; length /= 2) {
      for (int at = 0; at < least.length && asked < most;) {
        byte[] shorter = without(least, at, Math.min(length, least.length - at));
        asked++;
        if (shows.test(shorter)) {
          least = shorter;
        } else {
          at += length;
        }
      }
    }
    return least;
  }

  private static byte[] without(byte[] bytes, int at, int length) {
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
    System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
    return shorter;
  }
}
