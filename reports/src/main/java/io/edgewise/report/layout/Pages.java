package io.edgewise.report.layout;

import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Box;
import io.edgewise.report.layout.Drawing.Dot;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Item;
import io.edgewise.report.layout.Drawing.Path;
import io.edgewise.report.layout.Drawing.Style;
import io.edgewise.report.layout.Drawing.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lays out text, tables and figures one below the other on pages of A4, on white. */
public final class Pages {

  private static final double WIDTH = 794;
  private static final double HEIGHT = 1123;
  private static final double MARGIN = 60;
  private static final double INNER = WIDTH - 2 * MARGIN;
  private static final double BOTTOM = HEIGHT - MARGIN;
  private static final double SIZE = 11;
  private static final double TABLE = 8.5;
  private static final double PADDING = 8;
  private static final int LINES = 40;

  private final String title;
  private final String foot;
  private final List<List<Item>> pages = new ArrayList<>();
  private double y = BOTTOM;

  /**
   * No page yet.
   *
   * @param title of the document
   * @param foot what stands at the bottom of every page, beside its number
   */
  public Pages(String title, String foot) {
    this.title = title;
    this.foot = foot;
  }

  /** A heading; the smaller the higher its level, 1 to 3. It never is the last line of a page. */
  public void heading(int level, String text) {
    double size = switch (level) {
      case 1 -> 22;
      case 2 -> 16;
      default -> 12.5;
    };
    Canvas block = new Canvas(Theme.LIGHT);
    double end = block.paragraph(0, level == 1 ? 0 : size, INNER, style(size, true), text, LINES);
    place(block, end + 6, 6 * SIZE);
  }

  /** A paragraph. */
  public void paragraph(String text) {
    text(text, 0, style(SIZE, false));
  }

  /** A paragraph that is read second. */
  public void remark(String text) {
    text(text, 0, new Style(SIZE - 1.5, false, Theme.LIGHT.muted()));
  }

  /** A paragraph that stands out. */
  public void emphasis(String text) {
    text(text, 0, style(SIZE + 2, true));
  }

  /** A paragraph with a dot before it. */
  public void item(String text) {
    text(text, 14, style(SIZE, false));
  }

  private void text(String text, double indent, Style style) {
    Canvas block = new Canvas(Theme.LIGHT);
    double end = block.paragraph(indent, 0, INNER - indent, style, text, LINES);
    if (indent > 0) {
      block.dot(4, style.size() * 0.62, 1.8, Ink.fill(style.colour()));
    }
    place(block, end + 4, 0);
  }

  /**
   * A table; its titles are told again on every page.
   *
   * @param titles of the columns
   * @param shares of the width, by column; they sum to 1
   * @param rows a text for each column; long ones take several lines
   */
  public void table(List<String> titles, double[] shares, List<List<String>> rows) {
    Canvas head = row(titles, shares, true);
    double height = height(head);
    place(head, height, 3 * height);
    for (List<String> cells : rows) {
      Canvas row = row(cells, shares, false);
      if (y + height(row) > BOTTOM) {
        turn();
        place(row(titles, shares, true), height, 0);
      }
      place(row, height(row), 0);
    }
    y += PADDING;
  }

  private static Canvas row(List<String> cells, double[] shares, boolean bold) {
    Canvas row = new Canvas(Theme.LIGHT);
    double x = 0;
    double end = 0;
    for (int i = 0; i < shares.length; i++) {
      double width = shares[i] * INNER - PADDING;
      end = Math.max(end, row.paragraph(x, 3, width, style(TABLE, bold), cells.get(i), LINES));
      x += shares[i] * INNER;
    }
    row.line(0, end + 3, INNER, end + 3, Ink.line(bold ? Theme.LIGHT.axis() : Theme.LIGHT.grid(), bold ? 1 : 0.7));
    return row;
  }

  /** Where a row's line is, which is the last item. */
  private static double height(Canvas row) {
    return ((Path) row.items().getLast()).rings().getFirst()[1];
  }

  /** A figure, as wide as the text; smaller where it would be higher than a page. */
  public void figure(Drawing drawing) {
    double scale = Math.min(INNER / drawing.width(), (BOTTOM - MARGIN) / drawing.height());
    Canvas block = new Canvas(Theme.LIGHT);
    drawing.items().forEach(item -> block.add(moved(item, 0, 0, scale)));
    place(block, drawing.height() * scale + 2 * PADDING, 0);
  }

  /** Puts a block below the last one, on a new page where it or what must follow has no room. */
  private void place(Canvas block, double height, double following) {
    if (y + height + following > BOTTOM) {
      turn();
    }
    block.items().forEach(item -> pages.getLast().add(moved(item, MARGIN, y, 1)));
    y += height;
  }

  private void turn() {
    pages.add(new ArrayList<>());
    y = MARGIN;
  }

  private static Style style(double size, boolean bold) {
    return new Style(size, bold, Theme.LIGHT.text());
  }

  private static Item moved(Item item, double dx, double dy, double scale) {
    return switch (item) {
      case Box box -> new Box(dx + scale * box.x(), dy + scale * box.y(), scale * box.width(), scale * box.height(),
          scaled(box.ink(), scale));
      case Dot dot ->
          new Dot(dx + scale * dot.x(), dy + scale * dot.y(), scale * dot.radius(), scaled(dot.ink(), scale));
      case Path path -> new Path(path.rings().stream().map(ring -> IntStream.range(0, ring.length)
          .mapToDouble(i -> (i % 2 == 0 ? dx : dy) + scale * ring[i]).toArray()).toList(), path.closed(),
          scaled(path.ink(), scale));
      case Text text -> new Text(dx + scale * text.x(), dy + scale * text.y(), text.anchor(),
          new Style(scale * text.style().size(), text.style().bold(), text.style().colour()), text.turned(),
          text.text());
    };
  }

  private static Ink scaled(Ink ink, double scale) {
    return new Ink(ink.fill(), ink.opacity(), ink.stroke(), scale * ink.strokeWidth(),
        ink.dash().stream().map(length -> scale * length).toList());
  }

  /** The pages, each with its foot. */
  public List<Drawing> drawings() {
    List<Drawing> drawings = new ArrayList<>();
    Style small = new Style(8, false, Theme.LIGHT.muted());
    for (int i = 0; i < pages.size(); i++) {
      Canvas page = new Canvas(Theme.LIGHT);
      pages.get(i).forEach(page::add);
      page.text(MARGIN, HEIGHT - MARGIN / 2, Anchor.START, small, foot);
      page.text(WIDTH - MARGIN, HEIGHT - MARGIN / 2, Anchor.END, small, (i + 1) + " / " + pages.size());
      drawings.add(
          new Drawing("page-" + (i + 1), WIDTH, HEIGHT, HEIGHT, title, title, Theme.LIGHT.background(), page.items()));
    }
    return drawings;
  }
}
