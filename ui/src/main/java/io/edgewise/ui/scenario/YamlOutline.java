package io.edgewise.ui.scenario;

import io.edgewise.ui.scenario.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which keys a text has, and what may be written at a place of it, as far as indentation, braces and brackets tell. For texts whose
 * syntax is broken just now, as all are while they are typed.
 */
final class YamlOutline {

  /**
   * A key.
   *
   * @param mapping the way to the mapping that it is in
   * @param key without quotes
   */
  record Entry(List<Step> mapping, String key) {}

  /** Mappings and lists that are open; a step is null where the next key is not written yet. */
  private static final class Frame {
    private final int column;
    private final char bracket;
    private Step step;

    Frame(int column, char bracket, Step step) {
      this.column = column;
      this.bracket = bracket;
      this.step = step;
    }

    boolean isFlow() {
      return bracket != 0;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<List<Step>, String> values = new HashMap<>();
  private final Map<List<Step>, Integer> items = new HashMap<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private final int caretLine;
  private final int caretColumn;
  private CaretPlace caret = CaretPlace.NOWHERE;

  private YamlOutline(int caretLine, int caretColumn) {
    this.caretLine = caretLine;
    this.caretColumn = caretColumn;
  }

  /**
   * Reads a text.
   *
   * @param caretLine counted from 0
   * @param caretColumn in characters of the line, counted from 0
   */
  static YamlOutline of(List<String> lines, int caretLine, int caretColumn) {
    YamlOutline outline = new YamlOutline(caretLine, caretColumn);
    List<List<Token>> tokens = YamlTokens.of(lines);
    for (int i = 0; i < lines.size(); i++) {
      outline.read(i, lines.get(i), tokens.get(i));
    }
    return outline;
  }

  /** All keys, in the order of the text. */
  List<Entry> entries() {
    return entries;
  }

  /** The keys of a mapping. */
  Stream<String> keys(List<Step> mapping) {
    return entries.stream().filter(entry -> entry.mapping().equals(mapping)).map(Entry::key);
  }

  /** What stands at the end of a way, without quotes; empty where that is no text, number or word on one line. */
  Optional<String> value(List<Step> way) {
    return Optional.ofNullable(values.get(way));
  }

  /** What may be written at the caret. */
  CaretPlace caret() {
    return caret;
  }

  private void read(int number, String line, List<Token> tokens) {
    boolean here = number == caretLine;
    boolean keySeen = false;
    if (tokens.stream().anyMatch(token -> token.from() == 0 && token.kind() == Kind.KEY)) {
      open.clear();
    }
    for (Token token : tokens) {
      if (here && !isBehind(token)) {
        caret = place(line, token, keySeen);
        here = false;
      }
      keySeen |= token.kind() == Kind.KEY;
      take(line, token);
    }
    if (here) {
      caret = place(line, null, keySeen);
    }
  }

  /** Whether the caret is behind a token: right behind a word one still writes it, but not right behind a mark. */
  private boolean isBehind(Token token) {
    return token.to() < caretColumn || token.to() == caretColumn && token.kind() == Kind.MARK;
  }

  private void take(String line, Token token) {
    boolean flow = isFlow();
    switch (token.kind()) {
      case KEY -> key(line, token, flow);
      case MARK -> {
        char mark = line.charAt(token.from());
        if (mark == '-' && !flow) {
          close(token.from(), true);
          open.push(new Frame(token.from(), (char) 0, item()));
        } else if (mark == '{' || mark == '[') {
          open.push(new Frame(token.from(), mark, mark == '[' ? item() : null));
        } else if (mark == ',' && flow) {
          open.peek().step = null;
          open.peek().step = open.peek().bracket == '[' ? item() : null;
        } else if ((mark == '}' || mark == ']') && flow) {
          open.pop();
        }
      }
      case STRING, NUMBER, WORD, TEXT -> values.putIfAbsent(way(open), unquoted(token.in(line)));
      case COMMENT -> {}
    }
  }

  private void key(String line, Token token, boolean flow) {
    String key = unquoted(token.in(line));
    if (flow) {
      open.peek().step = null;
      entries.add(new Entry(way(open), key));
      open.peek().step = new Step(key, -1);
    } else {
      close(token.from(), false);
      entries.add(new Entry(way(open), key));
      open.push(new Frame(token.from(), (char) 0, new Step(key, -1)));
    }
  }

  private static String unquoted(String text) {
    return text.length() > 1 && (text.startsWith("\"") || text.startsWith("'")) ? text.substring(1, text.length() - 1)
        : text;
  }

  /** Ends the block mappings and lists that something at a column does not belong to. */
  private void close(int column, boolean dash) {
    while (!open.isEmpty() && !belongs(open.peek(), column, dash)) {
      open.pop();
    }
  }

  /** A list may stand at the column of the key it belongs to. */
  private static boolean belongs(Frame frame, int column, boolean dash) {
    return frame.column < column || dash && frame.column == column && frame.step.index() < 0;
  }

  private Step item() {
    return new Step("", items.merge(way(open), 1, Integer::sum) - 1);
  }

  private static List<Step> way(Deque<Frame> frames) {
    List<Step> way = new ArrayList<>();
    frames.descendingIterator().forEachRemaining(frame -> {
      if (frame.step != null) {
        way.add(frame.step);
      }
    });
    return List.copyOf(way);
  }

  /**
   * Where the caret is.
   *
   * @param next the first token that the caret is not behind; null where there is none
   */
  private CaretPlace place(String line, Token next, boolean keySeen) {
    boolean within = next != null && next.from() < caretColumn;
    if (within
        && (next.kind() == Kind.COMMENT || next.kind() == Kind.STRING && "\"'".indexOf(line.charAt(next.from())) < 0)) {
      return CaretPlace.NOWHERE;
    }
    int from = within ? next.from() : caretColumn;
    int to = within ? next.to() : caretColumn;
    boolean named = within && next.kind() == Kind.KEY;
    boolean flow = isFlow();
    boolean value = flow ? open.peek().step != null && !named : keySeen;
    Deque<Frame> around = new ArrayDeque<>(open);
    while (!value && !flow && !around.isEmpty() && around.peek().column >= from) {
      around.pop();
    }
    List<Step> way = way(around);
    if (flow && named && open.peek().step != null && open.peek().bracket == '{') {
      way = way.subList(0, way.size() - 1);
    }
    return new CaretPlace(value ? CaretPlace.Kind.VALUE : CaretPlace.Kind.KEY, way, line.substring(from, caretColumn),
        from,
        to, named, flow);
  }

  private boolean isFlow() {
    return !open.isEmpty() && open.peek().isFlow();
  }
}
