package io.edgewise.report.figure;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Maps of the world with users and places on them: coloured by a value, or by which of several kinds they are.
 *
 * @param scale what colours mean where they show a value; its axis is not drawn where there are kinds
 * @param kinds names of the kinds; empty where colours show a value
 * @param panels in reading order
 */
public record WorldMaps(Axis scale, List<Kind> kinds, List<Panel> panels) implements Plot {

  /**
   * A kind of users.
   *
   * @param name what they have in common
   * @param tone their colour and marker
   */
  public record Kind(String name, int tone) {

    /** Puts the name into one line. */
    public Kind {
      name = OneLine.of(name);
    }
  }

  /**
   * One map.
   *
   * @param name what it shows; empty where there is one panel
   * @param users places of users
   * @param sites places of servers
   */
  public record Panel(String name, List<Users> users, List<Site> sites) {

    /** Copies the lists. */
    public Panel {
      name = OneLine.of(name);
      users = List.copyOf(users);
      sites = List.copyOf(sites);
    }
  }

  /**
   * Users at a place.
   *
   * @param latitude in degrees, -90..90
   * @param longitude in degrees, -180..180
   * @param weight their share of all users, 0..1: the area of what is drawn
   * @param value what the colour shows: a value of the scale, or the index of a kind
   */
  public record Users(double latitude, double longitude, double weight, double value) {}

  /**
   * A place of servers.
   *
   * @param pop whether users only enter there, else code runs there
   */
  public record Site(String name, double latitude, double longitude, boolean pop) {

    /** Puts the name into one line. */
    public Site {
      name = OneLine.of(name);
    }
  }

  /** Copies the lists. */
  public WorldMaps {
    kinds = List.copyOf(kinds);
    panels = List.copyOf(panels);
  }

  @Override
  public WorldMaps withTones(IntUnaryOperator tones) {
    return new WorldMaps(scale,
        kinds.stream().map(each -> new Kind(each.name(), tones.applyAsInt(each.tone()))).toList(), panels);
  }
}
