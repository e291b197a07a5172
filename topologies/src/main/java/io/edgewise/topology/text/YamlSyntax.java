package io.edgewise.topology.text;

/** Says in one plain sentence what a YAML parser complains about. */
final class YamlSyntax {

  private YamlSyntax() {}

  /**
   * The sentence for the user.
   *
   * @param context what the parser was doing, or null
   * @param problem what it met, or null
   * @param opened line and column where the construct begins
   */
  static String sentence(String context, String problem, String opened) {
    String doing = context == null ? "" : context;
    String met = problem == null ? "" : problem;
    if (met.contains("(TAB)") || (met.contains("'\\t'"))) {
      return "a tab cannot indent YAML; use spaces";
    }
    if (doing.contains("quoted scalar")) {
      return met.contains("escape") || met.contains("hexadecimal")
          ? "the text in double quotes that begins at " + opened + " holds an unknown escape; write \"\\\\\" for a "
              + "backslash, or use single quotes"
          : "the quote opened at " + opened + " is not closed";
    }
    if (doing.contains("flow mapping")) {
      return "the \"{\" opened at " + opened + " needs a \",\" or a \"}\" here";
    }
    if (doing.contains("flow sequence")) {
      return "the \"[\" opened at " + opened + " needs a \",\" or a \"]\" here";
    }
    if (met.contains("mapping values are not allowed")) {
      return "a \":\" cannot stand here; either the line is indented wrongly, or the text holds a colon and needs "
          + "quotes";
    }
    return structure(doing, met, opened);
  }

  private static String structure(String doing, String met, String opened) {
    if (met.contains("could not find expected ':'")) {
      return "a key must be followed by \": \" and its value; the key begins at " + opened;
    }
    if (met.contains("sequence entries are not allowed")) {
      return "a list item (\"- \") cannot stand here; begin the list on a line of its own";
    }
    if (met.contains("mapping keys are not allowed")) {
      return "a key cannot stand here; begin the mapping on a line of its own";
    }
    if (doing.contains("block") && met.contains("<scalar>")) {
      return "this text follows a value that has already ended; check its indentation, or put the whole value in "
          + "quotes";
    }
    if (doing.contains("block mapping") || doing.contains("block sequence") || doing.contains("block collection")) {
      return "this line does not fit the " + (doing.contains("mapping") ? "mapping" : "list") + " that begins at "
          + opened + "; check its indentation, and that quotes and brackets before it are closed";
    }
    if (met.contains("cannot start any token")) {
      return "a value cannot begin with this character; put the text in quotes";
    }
    if (met.contains("<document start>")) {
      return "the document has ended before this line; check its indentation";
    }
    if (doing.contains("block scalar")) {
      return "the block text that begins at " + opened + " is malformed; write \"|\" or \">\" alone, then indented "
          + "lines";
    }
    if (doing.contains("anchor") || doing.contains("alias")) {
      return "anchors and aliases (\"&\" and \"*\") are not supported; put the text in quotes";
    }
    if (doing.contains("node") && met.contains("<stream end>")) {
      return "the file ends here, but a bracket or brace is still open";
    }
    if (doing.contains("node")) {
      return "a value is missing here; if the text begins with this character, put it in quotes";
    }
    if (doing.contains("tag")) {
      return "tags (\"!\") are not supported; put the text in quotes";
    }
    if (doing.contains("directive") || met.contains("directive") || met.contains("version")) {
      return "directives (\"%\") are not supported; remove the line, or put the text in quotes";
    }
    return "this is not YAML: " + Wording.shortened(met.isEmpty() ? doing : met);
  }
}
