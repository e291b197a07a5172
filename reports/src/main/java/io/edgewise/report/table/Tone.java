package io.edgewise.report.table;

/** What a piece of text means to the reader. A terminal may colour it; the words alone say the same. */
public enum Tone {
  /** A heading. */
  HEADING,
  /** A limit kept, the better side of a difference. */
  GOOD,
  /** A limit broken, a saturated system. */
  BAD,
  /** A reservation. */
  CAUTION
}
