package io.edgewise.ui.scenario;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.input.KeyBinding;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.LineEnding;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;

/**
 * A text field for YAML with line numbers and colours. Lines end with line feeds in it, whatever the file has; it has no undo of its
 * own, since the document's covers other views, too.
 */
final class YamlEditor {

  private static final String INDENT = "  ";
  private static final Insets PADDING = new Insets(4, 8, 4, 8);
  /** Lines that stay between a place one goes to and the edge, so that its surroundings are seen. */
  private static final int CONTEXT = 4;

  private final GradualContent content = new GradualContent();
  private final CodeTextModel model = new CodeTextModel(content);
  private final CodeArea area = new CodeArea(model);
  private final TokenColours colours = new TokenColours(this::refresh);
  private final Highlighting highlighting = new Highlighting(colours, content::lines);
  private final Consumer<String> typed;
  private boolean following;

  /**
   * An empty editor.
   *
   * @param typed is told the text whenever the person changed it
   */
  YamlEditor(Consumer<String> typed) {
    this.typed = typed;
    model.setDecorator(highlighting);
    area.setId("editor");
    area.setAccessibleText("Scenario file");
    area.setLineNumbersEnabled(true);
    area.setHighlightCurrentParagraph(true);
    area.setLineEnding(LineEnding.LF);
    area.setTabSize(INDENT.length());
    area.setUndoRedoEnabled(false);
    // In a style sheet it would be set anew with every change of style, and all lines laid out again, twice.
    area.setContentPadding(PADDING);
    // Undo, redo and the like are commands of the window: the area must let their keys pass.
    for (KeyCode key : List.of(KeyCode.Z, KeyCode.Y, KeyCode.D, KeyCode.W)) {
      area.getInputMap().disableKeyBinding(KeyBinding.shortcut(key));
      area.getInputMap().disableKeyBinding(KeyBinding.shiftShortcut(key));
    }
    area.skinProperty().addListener(property -> content.begin(area));
    area.addEventFilter(KeyEvent.ANY, event -> content.tellAll());
    area.getInputMap().register(KeyBinding.of(KeyCode.TAB), () -> insert(INDENT));
    area.getInputMap().register(KeyBinding.of(KeyCode.ENTER), this::breakLine);
    area.getInputMap().disableKeyBinding(KeyBinding.shift(KeyCode.TAB));
    model.addListener(change -> {
      if (change.isEdit() && !following) {
        this.typed.accept(text());
      }
    });
  }

  /** What is shown. */
  CodeArea node() {
    return area;
  }

  /** What must be in the same scene. */
  Node colours() {
    return colours.node();
  }

  /** The text, with line feeds. */
  String text() {
    return String.join("\n", lines());
  }

  /** The lines of the text. */
  List<String> lines() {
    return content.lines();
  }

  /** Shows a text. What it has in common with the present one stays, with caret and scroll where they are. */
  void show(String text) {
    String before = text();
    if (text.equals(before)) {
      return;
    }
    content.tellAll();
    int start = commonPrefix(before, text);
    int end = commonSuffix(before, text, start);
    TextPos caret = area.getCaretPosition();
    int offset = caret == null ? 0 : offset(before, caret);
    int kept = offset <= start ? offset
        : offset >= before.length() - end ? offset + text.length() - before.length()
        : Math.min(offset, text.length() - end);
    // JavaFX draws a selection as soon as it moves with the text, and throws where its line is not laid out.
    area.clearSelection();
    following = true;
    try {
      model.replace(null, position(before, start), position(before, before.length() - end),
          text.substring(start, text.length() - end));
    } finally {
      following = false;
    }
    area.select(position(text, kept));
  }

  private static int commonPrefix(String a, String b) {
    int common = 0;
    while (common < Math.min(a.length(), b.length()) && a.charAt(common) == b.charAt(common)) {
      common++;
    }
    return common;
  }

  private static int commonSuffix(String a, String b, int from) {
    int common = 0;
    while (common < Math.min(a.length(), b.length()) - from
        && a.charAt(a.length() - 1 - common) == b.charAt(b.length() - 1 - common)) {
      common++;
    }
    return common;
  }

  private static int offset(String text, TextPos position) {
    int at = 0;
    for (int line = 0; line < position.index(); line++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at + position.offset();
  }

  private static TextPos position(String text, int offset) {
    int line = (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    return TextPos.ofLeading(line, offset - text.lastIndexOf('\n', offset - 1) - 1);
  }

  /** Whether there are lines that the area does not show yet. */
  boolean isPartial() {
    return content.isPartial();
  }

  /** Underlines what is wrong. */
  void underline(List<Mark> marks) {
    highlighting.underline(marks);
    refresh();
  }

  /** The area keeps the colours of lines that it has drawn. */
  private void refresh() {
    model.fireStyleChangeEvent(TextPos.ZERO, model.getDocumentEnd());
  }

  /** The line of the caret, counted from 0. */
  int caretLine() {
    TextPos caret = area.getCaretPosition();
    return caret == null ? 0 : caret.index();
  }

  /** The column of the caret in characters, counted from 0. */
  int caretColumn() {
    TextPos caret = area.getCaretPosition();
    return caret == null ? 0 : caret.offset();
  }

  /** Goes to a place, shows what is around it, and takes the keyboard. */
  void goTo(int line, int column) {
    select(line, column, column);
    area.requestFocus();
  }

  /** Selects a part of a line and brings it into view. */
  void select(int line, int from, int to) {
    content.tellAll();
    int last = model.size() - 1;
    for (int seen : new int[] {line + CONTEXT, line - CONTEXT}) {
      area.select(TextPos.ofLeading(Math.clamp(seen, 0, last), 0));
    }
    int there = Math.clamp(line, 0, last);
    int length = model.getPlainText(there).length();
    area.select(TextPos.ofLeading(there, Math.min(from, length)), TextPos.ofLeading(there, Math.min(to, length)));
  }

  /** Replaces a part of the line that the caret is in, and puts the caret behind it. */
  void replace(int from, int to, String text) {
    int line = caretLine();
    TextPos end = area.replaceText(TextPos.ofLeading(line, from), TextPos.ofLeading(line, to), text);
    area.select(end);
  }

  private void insert(String text) {
    TextPos caret = area.getCaretPosition();
    TextPos anchor = area.getAnchorPosition();
    TextPos first = caret.compareTo(anchor) < 0 ? caret : anchor;
    area.select(area.replaceText(first, first == caret ? anchor : caret, text));
  }

  /** A new line begins below the one above it, and deeper where that one opens a mapping. */
  private void breakLine() {
    String above = model.getPlainText(caretLine()).substring(0, caretColumn());
    int indent = above.length() - above.stripLeading().length();
    insert("\n" + " ".repeat(indent) + (above.stripTrailing().endsWith(":") ? INDENT : ""));
  }
}
