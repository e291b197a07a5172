package io.edgewise.ui.map;

import io.edgewise.report.layout.Theme;
import io.edgewise.sim.model.Place;
import io.edgewise.ui.map.MapContent.Flow;
import io.edgewise.ui.map.MapContent.Leg;
import io.edgewise.ui.map.MapContent.Site;
import io.edgewise.ui.map.MapContent.Users;
import io.edgewise.ui.map.MapViewModel.Colouring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** Paints users, ways and places over the land. */
final class ContentPainter {

  /** Most discs that are painted: those with the most users of what is seen. */
  private static final int MOST_DISCS = 600;
  /** Code at more places than that is at every PoP. */
  static final int FEW_SITES = 12;
  private static final int COLOURS = 64;
  private static final int WAY_COLOURS = 12;
  private static final double BESIDE = 12;

  /** How ways look. */
  private record Stroke(Leg leg, Color colour, double width) {}

  private final GraphicsContext graphics;
  private final Theme theme;
  private final MapContent content;
  private final Colouring colouring;
  private final Viewport view;
  private final Signs signs;
  private final List<Color> scale = new ArrayList<>();
  private final List<Color> tones = new ArrayList<>();

  ContentPainter(GraphicsContext graphics, Theme theme, MapContent content, Colouring colouring, Viewport view) {
    this.graphics = graphics;
    this.theme = theme;
    this.content = content;
    this.colouring = colouring;
    this.view = view;
    signs = new Signs(graphics, theme);
    for (int i = 0; i < COLOURS; i++) {
      scale.add(Color.web(theme.scale(i / (COLOURS - 1.0))));
    }
    for (int i = 0; i < content.strategies().size(); i++) {
      tones.add(Color.web(theme.tone(content.strategies().get(i).tone())));
    }
  }

  /**
   * Paints all.
   *
   * @param moving what may be moved; null for nothing
   */
  void paint(Movable moving) {
    graphics.setLineCap(StrokeLineCap.ROUND);
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    flows();
    for (Site site : content.sites()) {
      if (site.entering() > 0 && view.shows(site.at(), BESIDE)) {
        signs.entry(view.x(site.at()), view.y(site.at()));
      }
    }
    boolean many = content.sites().stream().filter(Site::runs).limit(FEW_SITES + 1L).count() > FEW_SITES;
    if (many) {
      content.sites().stream().filter(site -> site.runs() && view.shows(site.at(), BESIDE))
          .forEach(site -> signs.code(view.x(site.at()), view.y(site.at()), true));
    }
    content.users().stream().filter(each -> view.shows(each.at(), BESIDE)).limit(MOST_DISCS).forEach(this::users);
    content.sites().stream().filter(site -> view.shows(site.at(), BESIDE)).forEach(site -> site(site, !many));
    if (moving != null) {
      for (Place target : moving.targets()) {
        Globe.Point at = Globe.point(target);
        signs.target(view.x(at), view.y(at));
      }
    }
  }

  /** Ways that look alike are one path: a path costs as much as the area that it spans, whatever is in it. */
  private void flows() {
    Map<Stroke, List<Flow>> alike = new LinkedHashMap<>();
    content.flows().forEach(flow -> alike.computeIfAbsent(stroke(flow), key -> new ArrayList<>()).add(flow));
    alike.forEach(this::flows);
  }

  private Stroke stroke(Flow flow) {
    if (flow.leg() == Leg.REPLICATION) {
      return new Stroke(flow.leg(), Color.web(theme.muted()), 1.2);
    }
    double width = Math.clamp(0.5 + 7 * Math.sqrt(flow.share()), 0.6, 5);
    double step = width < 1.5 ? 0.3 : 1;
    return new Stroke(flow.leg(), colour(flow.p50(), flow.leg() == Leg.USERS ? flow.winner() : content.selected(),
        WAY_COLOURS), Math.round(width / step) * step);
  }

  private void flows(Stroke stroke, List<Flow> flows) {
    graphics.setStroke(stroke.colour().deriveColor(0, 1, 1, switch (stroke.leg()) {
      case USERS -> 0.45;
      case BACKBONE, STORE -> 0.6;
      case REPLICATION -> 0.9;
    }));
    graphics.setLineWidth(stroke.width());
    switch (stroke.leg()) {
      case USERS, BACKBONE -> graphics.setLineDashes((double[]) null);
      case STORE -> graphics.setLineDashes(7, 3 + stroke.width());
      case REPLICATION -> graphics.setLineDashes(1.5, 4);
    }
    graphics.beginPath();
    for (Flow flow : flows) {
      for (double[] piece : flow.arc().pieces()) {
        graphics.moveTo(view.x(piece[0]), view.y(piece[1]));
        for (int i = 2; i < piece.length; i += 2) {
          graphics.lineTo(view.x(piece[i]), view.y(piece[i + 1]));
        }
      }
    }
    graphics.stroke();
    graphics.setLineDashes((double[]) null);
  }

  private void users(Users users) {
    double radius = Discs.radius(users.share(), content.largestShare(), view);
    double x = view.x(users.at()) - radius;
    double y = view.y(users.at()) - radius;
    double p50 = users.latencies().get(content.selected()).p50();
    boolean known = colouring == Colouring.LATENCY ? Double.isFinite(p50) : users.winner() != MapContent.NOBODY;
    if (known) {
      graphics.setFill(colour(p50, users.winner(), COLOURS).deriveColor(0, 1, 1, 0.85));
      graphics.fillOval(x, y, 2 * radius, 2 * radius);
    }
    graphics.setStroke(Color.web(known ? theme.background() : theme.axis()));
    graphics.setLineWidth(known ? 0.4 : 0.7);
    graphics.strokeOval(x, y, 2 * radius, 2 * radius);
  }

  /** The colour of a latency, in so many steps, or of a strategy. */
  private Color colour(double p50, int strategy, int steps) {
    if (colouring == Colouring.WINNER) {
      return strategy < 0 ? Color.web(theme.axis()) : tones.get(strategy);
    }
    return Double.isFinite(p50)
        ? scale.get((int) (Math.round(content.scale().share(p50) * (steps - 1)) * (COLOURS - 1) / (steps - 1)))
        : Color.web(theme.axis());
  }

  private void site(Site site, boolean withCode) {
    double x = view.x(site.at());
    double y = view.y(site.at());
    if (site.runs() && withCode) {
      signs.code(x, y, false);
    }
    if (!site.homeOf().isEmpty() || !site.copyOf().isEmpty()) {
      // Beside the star, so that both are seen.
      double aside = site.runs() && withCode ? 9 : 0;
      signs.store(x + aside, y + aside, !site.homeOf().isEmpty());
    }
  }
}
