package io.edgewise.ui.scenario;

/**
 * A step on the way from the whole file to a part of it.
 *
 * @param key of a mapping; empty for an item of a list
 * @param index of the item, counted from 0; -1 for a key
 */
record Step(String key, int index) {

  /** Whether it leads to an item of a list. */
  boolean isItem() {
    return index >= 0;
  }
}
