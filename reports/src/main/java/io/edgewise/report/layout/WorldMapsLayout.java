package io.edgewise.report.layout;

import io.edgewise.report.figure.WorldMaps;
import io.edgewise.report.figure.WorldMaps.Kind;
import io.edgewise.report.figure.WorldMaps.Panel;
import io.edgewise.report.figure.WorldMaps.Site;
import io.edgewise.report.figure.WorldMaps.Users;
import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Path;
import io.edgewise.report.layout.Drawing.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** Lays out maps of the world: one over the whole width, several in two columns. */
final class WorldMapsLayout {

  private static final double GAP = 24;
  private static final double ROW_GAP = 16;
  private static final double TITLE_GAP = 5;
  private static final int TITLE_LINES = 2;
  private static final double LEGEND_ROW = 20;
  /** Area of the users of the whole world, as a share of the square of a map's width. */
  private static final double AREA = 0.04;
  private static final double LEAST_RADIUS = 0.9;
  /** How far the widest marker reaches, in radii of a disc. */
  private static final double SHAPE = 1.4;
  private static final int STAR_POINTS = 5;

  private final WorldMaps maps;
  private final Canvas canvas;
  private final Area area;
  private final Theme theme;
  private final ColourScale colours;

  WorldMapsLayout(WorldMaps maps, Canvas canvas, Area area) {
    this.maps = maps;
    this.canvas = canvas;
    this.area = area;
    theme = canvas.theme();
    colours = maps.kinds().isEmpty()
        ? new ColourScale(maps.scale(), values().min().orElse(1), values().max().orElse(10), false, theme) : null;
  }

  private DoubleStream values() {
    return maps.panels().stream().flatMap(panel -> panel.users().stream()).mapToDouble(Users::value)
        .filter(Double::isFinite);
  }

  double draw() {
    double y = legend() + 6;
    int columns = maps.panels().size() == 1 ? 1 : 2;
    double width = (area.width() - (columns - 1) * GAP) / columns;
    for (int first = 0; first < maps.panels().size(); first += columns) {
      List<Panel> row = maps.panels().subList(first, Math.min(maps.panels().size(), first + columns));
      double title = row.stream().mapToDouble(panel -> titleHeight(panel, width)).max().orElse(0);
      for (int i = 0; i < row.size(); i++) {
        double left = area.left() + i * (width + GAP);
        canvas.paragraph(left, y, width, titleStyle(), row.get(i).name(), TITLE_LINES);
        map(row.get(i), left, y + title, width);
      }
      y += title + NaturalEarth.height(width) + ROW_GAP;
    }
    return y - ROW_GAP;
  }

  private Style titleStyle() {
    return new Style(Canvas.SIZE, true, theme.text());
  }

  private double titleHeight(Panel panel, double width) {
    int lines = Typeface.BOLD.lines(panel.name(), Canvas.SIZE, width, TITLE_LINES).size();
    return lines == 0 ? 0 : lines * Canvas.SIZE * Canvas.LEADING + TITLE_GAP;
  }

  private double legend() {
    double y = area.top();
    if (colours != null) {
      y = colours.draw(canvas, area.left(), y + 2);
    } else {
      double x = area.left();
      for (Kind kind : maps.kinds()) {
        String name = Typeface.REGULAR.cut(kind.name(), Canvas.SIZE, area.width() - 20);
        double wide = 16 + Typeface.REGULAR.width(name, Canvas.SIZE);
        if (x > area.left() && x + wide > area.right()) {
          x = area.left();
          y += LEGEND_ROW;
        }
        canvas.marker(kind.tone(), x + 5, y + 8);
        canvas.text(x + 16, y + Canvas.SIZE, Anchor.START, name);
        x += wide + 18;
      }
      y += LEGEND_ROW;
    }
    return sites(y + 2);
  }

  /** What the signs for places mean, of those that occur. */
  private double sites(double top) {
    List<Site> all = maps.panels().stream().flatMap(panel -> panel.sites().stream()).toList();
    double x = area.left();
    if (all.stream().anyMatch(site -> !site.pop())) {
      region(x + 5, top + 8);
      canvas.small(x + 16, top + Canvas.SIZE, Anchor.START, "code runs here");
      x += 30 + Typeface.REGULAR.width("code runs here", Canvas.SMALL);
    }
    if (all.stream().anyMatch(Site::pop)) {
      pop(x + 5, top + 8);
      canvas.small(x + 16, top + Canvas.SIZE, Anchor.START, "PoP");
      x += 30 + Typeface.REGULAR.width("PoP", Canvas.SMALL);
    }
    canvas.small(x, top + Canvas.SIZE, Anchor.START, "Area: users there");
    return top + LEGEND_ROW;
  }

  private void map(Panel panel, double left, double top, double width) {
    NaturalEarth projection = new NaturalEarth(left, top, width);
    canvas.add(new Path(land(projection), true, Ink.fill(theme.land()).outlined(theme.coast(), 0.6)));
    panel.sites().stream().filter(Site::pop)
        .forEach(site -> pop(projection.x(site.longitude(), site.latitude()), projection.y(site.latitude())));
    List<Users> users = panel.users().stream().sorted(Comparator.comparingDouble(each -> -each.weight())).toList();
    for (Users each : users) {
      double radius = Math.max(LEAST_RADIUS, width * Math.sqrt(each.weight() * AREA / Math.PI));
      // Many users beside the antimeridian would reach beyond the edge of the figure.
      double x = Math.clamp(projection.x(each.longitude(), each.latitude()), left - GAP / 2 + SHAPE * radius,
          left + width + GAP / 2 - SHAPE * radius);
      double y = projection.y(each.latitude());
      if (Double.isNaN(each.value())) {
        canvas.dot(x, y, radius, Ink.line(theme.axis(), 0.6));
      } else if (colours != null) {
        canvas.dot(x, y, radius, Ink.fill(colours.of(each.value())).outlined(theme.background(), 0.3));
      } else {
        canvas.marker(maps.kinds().get((int) each.value()).tone(), x, y, radius, 0.3);
      }
    }
    panel.sites().stream().filter(site -> !site.pop())
        .forEach(site -> region(projection.x(site.longitude(), site.latitude()), projection.y(site.latitude())));
  }

  private void pop(double x, double y) {
    double r = 1.9;
    canvas.add(new Path(List.of(new double[] {x - r, y, x + r, y}, new double[] {x, y - r, x, y + r}), false,
        Ink.line(theme.muted(), 0.7)));
  }

  private void region(double x, double y) {
    double[] star = new double[4 * STAR_POINTS];
    for (int i = 0; i < 2 * STAR_POINTS; i++) {
      double radius = i % 2 == 0 ? 7 : 3;
      star[2 * i] = x + radius * Math.sin(Math.PI * i / STAR_POINTS);
      star[2 * i + 1] = y - radius * Math.cos(Math.PI * i / STAR_POINTS);
    }
    canvas.add(new Path(List.of(star), true, Ink.fill(theme.text()).outlined(theme.background(), 1.2)));
  }

  private static List<double[]> land(NaturalEarth projection) {
    List<double[]> rings = new ArrayList<>();
    for (double[] ring : Land.rings()) {
      double[] projected = new double[ring.length];
      for (int i = 0; i < ring.length; i += 2) {
        double latitude = Math.clamp(ring[i + 1], NaturalEarth.SOUTH, NaturalEarth.NORTH);
        projected[i] = projection.x(ring[i], latitude);
        projected[i + 1] = projection.y(latitude);
      }
      rings.add(projected);
    }
    return rings;
  }
}
