package io.edgewise.ui.placement;

import io.edgewise.topology.text.FileText;
import io.edgewise.ui.knob.Knobs;
import io.edgewise.ui.placement.Placement.Home;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Changes of strategies in the text of a file. Whatever is not changed stays as it is written, comments too. */
public final class StrategyEdits {

  private StrategyEdits() {}

  /** Where a strategy stands. */
  public static String path(String id) {
    return "strategies." + Knobs.key(id);
  }

  /** An id that is not taken yet: the wanted one, or with the first number behind it that is free. */
  public static String freeId(String wanted, Collection<String> taken) {
    String id = wanted;
    for (int number = 2; taken.contains(id); number++) {
      id = wanted.replaceFirst("-\\d+$", "") + "-" + number;
    }
    return id;
  }

  /** The text with a strategy once more, right behind itself, under another id and name. */
  public static FileText copied(FileText file, String id, String newId, String newName) {
    return renamed(file.withCopy(path(id), newId), newId, newName);
  }

  /** The text with another name of a strategy. */
  public static FileText renamed(FileText file, String id, String name) {
    return file.with(path(id) + ".name", name.matches("[\\[{\"'].*") ? "\"" + name.replace("\\", "\\\\")
        .replace("\"", "\\\"") + "\"" : name);
  }

  /**
   * The text with a strategy at another place in the order.
   *
   * @param from its index
   * @param to its new index
   */
  public static FileText moved(FileText file, List<String> ids, int from, int to) {
    FileText moved = file;
    for (int at = from; at > to; at--) {
      moved = moved.movedUp(path(ids.get(from)));
    }
    for (int at = from + 1; at <= to; at++) {
      moved = moved.movedUp(path(ids.get(at)));
    }
    return moved;
  }

  /**
   * The text with what a form changed.
   *
   * @param before what the file says
   * @param after what it shall say
   */
  public static FileText placed(FileText file, String id, Placement before, Placement after) {
    FileText text = after.name().equals(before.name()) ? file : renamed(file, id, after.name());
    String compute = path(id) + ".compute";
    if (!after.platform().equals(before.platform())) {
      text = text.with(compute + ".platform", after.platform());
    }
    if (!after.places().equals(before.places())) {
      text = after.places().isEmpty() ? without(text, compute + ".at")
          : text.with(compute + ".at", Placement.written(after.places()));
    }
    if (!after.front().equals(before.front())) {
      text = after.front().isEmpty() ? without(text, path(id) + ".front")
          : text.with(path(id) + ".front", after.front().contains(",") ? "[" + after.front() + "]" : after.front());
    }
    for (Map.Entry<String, Home> home : after.homes().entrySet()) {
      text = housed(text, path(id) + ".stores." + Knobs.key(home.getKey()), before.homes().get(home.getKey()),
          home.getValue());
    }
    return text;
  }

  private static FileText housed(FileText file, String path, Home before, Home after) {
    if (after.equals(before)) {
      return file;
    }
    boolean mapping = file.valueAt(path + ".store").isPresent();
    if (!mapping) {
      return file.with(path, after.place().isEmpty() ? after.store()
          : "{store: " + after.store() + ", at: " + after.place() + "}");
    }
    FileText text = after.store().equals(before.store()) ? file : file.with(path + ".store", after.store());
    return after.place().equals(before.place()) ? text
        : after.place().isEmpty() ? without(text, path + ".at")
        : text.with(path + ".at", after.place().contains(",") ? "[" + after.place() + "]" : after.place());
  }

  private static FileText without(FileText file, String path) {
    return file.valueAt(path).isPresent() ? file.without(path) : file;
  }
}
