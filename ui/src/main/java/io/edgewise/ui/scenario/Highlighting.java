package io.edgewise.ui.scenario;

import java.util.List;
import java.util.function.Supplier;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/** Colours the lines of the editor by what they are made of, and underlines what is wrong in them. */
final class Highlighting implements SyntaxDecorator {

  private final TokenColours colours;
  private final Supplier<List<String>> lines;
  private List<List<Token>> tokens = List.of();
  private List<Mark> marks = List.of();
  private boolean known;

  /**
   * Colours for an area.
   *
   * @param lines all of its text
   */
  Highlighting(TokenColours colours, Supplier<List<String>> lines) {
    this.colours = colours;
    this.lines = lines;
  }

  /** What is underlined from now on. */
  void underline(List<Mark> newMarks) {
    marks = newMarks;
  }

  @Override
  public void handleChange(CodeTextModel model, TextPos start, TextPos end, int charsTop, int linesAdded,
      int charsBottom) {
    known = false;
  }

  @Override
  public RichParagraph createRichParagraph(CodeTextModel model, int index) {
    String line = model.getPlainText(index);
    RichParagraph.Builder paragraph = RichParagraph.builder();
    // As few segments as possible, each of which is a node: blanks belong to what follows, and equal neighbours together.
    int at = 0;
    int end = 0;
    Token.Kind kind = null;
    for (Token token : tokens(index)) {
      if (token.kind() != kind && end > at) {
        paragraph.addSegment(line.substring(at, end), colours.of(kind));
        at = end;
      }
      kind = token.kind();
      end = token.to();
    }
    if (end > at) {
      paragraph.addSegment(line.substring(at, end), colours.of(kind));
    }
    if (end < line.length()) {
      paragraph.addSegment(line.substring(end));
    }
    for (Mark mark : marks) {
      if (mark.line() == index && mark.from() < Math.min(mark.to(), line.length())) {
        paragraph.addWavyUnderline(mark.from(), Math.min(mark.to(), line.length()) - mark.from(),
            mark.isError() ? "error-underline" : "warning-underline");
      }
    }
    return paragraph.build();
  }

  private List<Token> tokens(int index) {
    if (!known) {
      tokens = YamlTokens.of(lines.get());
      known = true;
    }
    return index < tokens.size() ? tokens.get(index) : List.of();
  }
}
