package io.edgewise.ui.map;

import io.edgewise.report.layout.Theme;
import io.edgewise.sim.model.Place;
import io.edgewise.ui.map.MapContent.Flow;
import io.edgewise.ui.map.MapContent.Leg;
import io.edgewise.ui.map.MapContent.Site;
import io.edgewise.ui.map.MapContent.Users;
import io.edgewise.ui.map.MapViewModel.Colouring;
import java.util.ArrayList;
import java.util.List;
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
  private static final double BESIDE = 12;

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
    content.flows().forEach(this::flow);
    for (Site site : content.sites()) {
      if (site.entering() > 0 && view.shows(site.at(), BESIDE)) {
        signs.entry(view.x(site.at()), view.y(site.at()));
      }
    }
    content.users().stream().filter(each -> view.shows(each.at(), BESIDE)).limit(MOST_DISCS).forEach(this::users);
    content.sites().forEach(this::site);
    if (moving != null) {
      for (Place target : moving.targets()) {
        Globe.Point at = Globe.point(target);
        signs.target(view.x(at), view.y(at));
      }
    }
  }

  private void flow(Flow flow) {
    double width = Math.clamp(0.5 + 7 * Math.sqrt(flow.share()), 0.6, 5);
    boolean copies = flow.leg() == Leg.REPLICATION;
    Color colour = copies ? Color.web(theme.muted()) : colour(flow.p50(), flow.leg() == Leg.USERS ? flow.winner()
        : content.selected());
    graphics.setStroke(colour.deriveColor(0, 1, 1, copies ? 0.9 : flow.leg() == Leg.USERS ? 0.4 : 0.75));
    graphics.setLineWidth(copies ? 1.2 : width);
    if (copies || flow.leg() == Leg.STORE) {
      double dash = copies ? 1.5 : 7;
      graphics.setLineDashes(dash, copies ? 4 : 3 + width);
    }
    graphics.beginPath();
    for (double[] piece : flow.arc().pieces()) {
      graphics.moveTo(view.x(piece[0]), view.y(piece[1]));
      for (int i = 2; i < piece.length; i += 2) {
        graphics.lineTo(view.x(piece[i]), view.y(piece[i + 1]));
      }
    }
    graphics.stroke();
    graphics.setLineDashes((double[]) null);
  }

  private void users(Users users) {
    double radius = Discs.radius(users.share(), view);
    double x = view.x(users.at()) - radius;
    double y = view.y(users.at()) - radius;
    double p50 = users.latencies().get(content.selected()).p50();
    boolean known = colouring == Colouring.LATENCY ? Double.isFinite(p50) : users.winner() != MapContent.NOBODY;
    if (known) {
      graphics.setFill(colour(p50, users.winner()));
      graphics.fillOval(x, y, 2 * radius, 2 * radius);
    }
    graphics.setStroke(Color.web(known ? theme.background() : theme.axis()));
    graphics.setLineWidth(known ? 0.4 : 0.7);
    graphics.strokeOval(x, y, 2 * radius, 2 * radius);
  }

  private Color colour(double p50, int strategy) {
    if (colouring == Colouring.WINNER) {
      return strategy < 0 ? Color.web(theme.axis()) : tones.get(strategy);
    }
    return Double.isFinite(p50) ? scale.get((int) Math.round(content.scale().share(p50) * (COLOURS - 1)))
        : Color.web(theme.axis());
  }

  private void site(Site site) {
    if (!view.shows(site.at(), BESIDE)) {
      return;
    }
    double x = view.x(site.at());
    double y = view.y(site.at());
    boolean many = content.sites().stream().filter(Site::runs).limit(FEW_SITES + 1L).count() > FEW_SITES;
    boolean stores = !site.homeOf().isEmpty() || !site.copyOf().isEmpty();
    if (site.runs()) {
      signs.code(x, y, many);
    }
    if (stores) {
      // Beside the star, so that both are seen.
      double aside = site.runs() && !many ? 9 : 0;
      signs.store(x + aside, y + aside, !site.homeOf().isEmpty());
    }
  }
}
