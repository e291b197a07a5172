package io.edgewise.topology.text;

import java.io.IOException;
import java.io.StringReader;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into a tree.
 *
 * <p>Works on the events of SnakeYAML Engine, the parser below Jackson's YAML format: Jackson's own stream neither
 * tells whether a scalar was quoted nor lets an alias be told from a text.
 */
final class YamlReader {

  private final String source;
  private final String text;
  private final TreeBuilder tree;
  private final Problems problems;

  private YamlReader(String source, String text, NodePath rootPath, Limits limits, Problems problems) {
    this.source = source;
    this.text = text;
    this.tree = new TreeBuilder(rootPath, limits, problems);
    this.problems = problems;
  }

  /**
   * Reads a text.
   *
   * @return the tree, or null where the text holds no value
   * @throws StopReading if the syntax is broken
   */
  static Node read(String source, String text, NodePath rootPath, Limits limits, Problems problems) throws StopReading {
    YamlReader reader = new YamlReader(source, text, rootPath, limits, problems);
    reader.events();
    return reader.tree.root();
  }

  private void events() throws StopReading {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    try {
      Iterator<Event> events = new Parse(settings).parseReader(new RoomForOneMore(text)).iterator();
      int documents = 0;
      while (events.hasNext()) {
        Event event = events.next();
        if (event.getEventId() == Event.ID.DocumentStart && ++documents > 1) {
          problems.add(new Problem(location(event), "", "a second document begins here; a file holds one, so put it "
              + "into a file of its own"));
          throw new StopReading();
        }
        accept(event);
      }
    } catch (MarkedYamlEngineException e) {
      Location at = e.getProblemMark().or(e::getContextMark).map(this::location).orElse(Location.whole(source));
      String opened = e.getContextMark().map(mark -> location(mark).position()).orElse("an earlier line");
      problems.add(new Problem(at, "", YamlSyntax.sentence(e.getContext(), e.getProblem(), opened)));
      throw new StopReading();
    } catch (YamlEngineException e) {
      problems.add(new Problem(Location.whole(source), "", "this is not YAML: " + Wording.shortened(e.getMessage())));
      throw new StopReading();
    }
  }

  private void accept(Event event) throws StopReading {
    Location at = location(event);
    switch (event) {
      case AliasEvent alias -> {
        tree.refuse(at, "aliases are not supported (*" + alias.getAlias() + "); write the value out, or put it in "
            + "quotes if it is a text that begins with \"*\"");
        tree.broken(at);
      }
      case ScalarEvent scalar -> {
        if (!refused(scalar, scalar.getTag().orElse(null))) {
          boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
          tree.scalar(scalar.getValue(), !plain, plain && isNull(scalar.getValue()), at);
        } else {
          tree.broken(at);
        }
      }
      case CollectionStartEvent start -> {
        refused(start, start.getTag().orElse(null));
        tree.open(start.getEventId() == Event.ID.MappingStart, at);
      }
      default -> {
        if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
          tree.close();
        }
      }
    }
  }

  /** Anchors and tags change what a text means in ways that no reader of this package follows. */
  private boolean refused(NodeEvent event, String tag) {
    event.getAnchor().ifPresent(anchor -> tree.refuse(location(event), "anchors are not supported (&" + anchor
        + "); write the value where it is needed, or put it in quotes if it is a text that begins with \"&\""));
    if (tag != null) {
      String shown = Wording.shortened(tag.replace("tag:yaml.org,2002:", "!!"));
      tree.refuse(location(event), "tags are not supported (" + shown + "); remove it, or put the value in quotes if "
          + "it is a text that begins with \"!\"");
    }
    return tag != null || event.getAnchor().isPresent();
  }

  private static boolean isNull(String text) {
    return text.isEmpty() || text.equals("~") || text.equals("null") || text.equals("Null") || text.equals("NULL");
  }

  private Location location(Event event) {
    return event.getStartMark().map(this::location).orElse(Location.whole(source));
  }

  private Location location(Mark mark) {
    return new Location(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /**
   * A reader of a text that always leaves room for one more character. Where the last character that the parser has read is the
   * first half of a pair - of an emoji, for example - it reads the second half into the place behind, and a reader that fills
   * the parser's buffer, as that of a string does, leaves none: 1,024 characters further on, good files would be refused.
   */
  private static final class RoomForOneMore extends StringReader {

    RoomForOneMore(String text) {
      super(text);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
      return super.read(into, from, Math.max(1, length - 1));
    }
  }
}
