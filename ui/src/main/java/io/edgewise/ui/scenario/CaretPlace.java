package io.edgewise.ui.scenario;

import java.util.List;

/**
 * A place of a text where something can be written.
 *
 * @param kind whether a key is due there, or a value
 * @param way to the mapping that the key would be in, or to the value
 * @param written what stands there already, up to the caret
 * @param from index in the line where that begins
 * @param to index in the line behind all of the word that the caret is in
 * @param named whether a colon follows, so that a key is there already
 * @param flow whether it is within braces or brackets
 */
record CaretPlace(Kind kind, List<Step> way, String written, int from, int to, boolean named, boolean flow) {

  /** Where nothing can be said about what is due: in comments and blocks of text. */
  static final CaretPlace NOWHERE = new CaretPlace(Kind.NONE, List.of(), "", 0, 0, false, false);

  /** What is due. */
  enum Kind {
    KEY, VALUE, NONE
  }

  /** Copies the way. */
  CaretPlace {
    way = List.copyOf(way);
  }

  /** Whether it is an item of a list, which may be a mapping as well as a value. */
  boolean isItem() {
    return !way.isEmpty() && way.getLast().isItem();
  }
}
