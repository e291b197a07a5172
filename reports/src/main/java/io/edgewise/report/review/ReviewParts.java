package io.edgewise.report.review;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.gallery.Standing;
import io.edgewise.report.gallery.TornadoPlot;
import io.edgewise.report.review.ReviewPart.Commands;
import io.edgewise.report.review.ReviewPart.Drawn;
import io.edgewise.report.review.ReviewPart.Heading;
import io.edgewise.report.review.ReviewPart.Paragraph;
import io.edgewise.report.review.ReviewPart.Remark;
import io.edgewise.report.review.ReviewPart.Section;
import io.edgewise.report.review.ReviewPart.Sentences;
import io.edgewise.report.review.ReviewPart.Table;
import io.edgewise.report.review.ReviewPart.Verdict;
import io.edgewise.report.table.ComparisonText;
import io.edgewise.sim.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a review says, in order; nothing is told of what nothing is known. */
final class ReviewParts {

  private final Review review;
  private final Context context;
  private final List<ReviewPart> parts = new ArrayList<>();

  private ReviewParts(Review review) {
    this.review = review;
    context = review.context();
  }

  static List<ReviewPart> of(Review review) {
    ReviewParts parts = new ReviewParts(review);
    ReviewTables tables = new ReviewTables(review);
    parts.question();
    parts.verdict();
    parts.section("Comparison", tables.comparison());
    if (!review.context().objectives().isEmpty()) {
      parts.add(new Remark("SLO: " + String.join(", ", review.context().objectives())));
    }
    parts.section("Figures", review.figures().stream().filter(parts::isOfThisScenario).map(Drawn::new).toList());
    parts.claims();
    parts.section("Cost", tables.costs());
    parts.risks(tables.ties());
    parts.assumptions(tables);
    parts.reproduction();
    return parts.parts;
  }

  /** A tornado may be left from another scenario. */
  private boolean isOfThisScenario(Figure figure) {
    return !figure.id().equals(TornadoPlot.ID) || figure.caption().sha256().equals(review.run().sha256());
  }

  private void add(ReviewPart part) {
    parts.add(part);
  }

  private void section(String title, List<? extends ReviewPart> content) {
    if (!content.isEmpty()) {
      add(new Section(title));
      parts.addAll(content);
    }
  }

  private void question() {
    add(new Section("Question"));
    add(new Paragraph(review.question()));
    if (!context.workload().isEmpty()) {
      add(new Remark(String.join(" · ", context.workload())));
    }
    add(new Sentences(review.run().strategies().stream().map(Strategy::name).toList()));
  }

  private void verdict() {
    add(new Section("Verdict"));
    add(new Verdict(review.verdict()));
    robustness();
    statements(false);
  }

  /** Whether the verdict would be another one if an assumption were wrong. */
  private void robustness() {
    Optional<RobustnessWords> words = review.robust();
    if (words.isPresent()) {
      Robustness robustness = review.robustness().orElseThrow();
      if (robustness.turning().isEmpty()) {
        add(new Paragraph(words.get().holds()));
      } else {
        add(new Heading("What would change the verdict on " + words.get().contest()));
        add(new Sentences(words.get().turns()));
      }
    } else {
      List<String> examination = examination();
      if (!examination.isEmpty()) {
        add(new Remark(review.robustness().isPresent()
            ? "The sensitivity.json beside the results is of another scenario, so it is left out here. To make it anew:"
            : "How far assumptions move this verdict was not examined. To have it here, where out is the folder of the "
                + "results:"));
        add(new Commands(examination));
      }
    }
  }

  /** The commands that examine the two best at p99; none where there are no two. */
  private List<String> examination() {
    List<Strategy> order = Standing.of(review.run(), Metric.P99).order().stream()
        .filter(each -> !each.saturated()).toList();
    return order.size() < 2 ? List.of()
        : List.of(review.examination(order.get(0).id(), order.get(1).id(), Metric.P99), "./edgewise report out");
  }

  /** What the run's text says, its reservations or all else. */
  private void statements(boolean reservations) {
    context.statements().stream()
        .filter(each -> each.heading().equals(ComparisonText.CAUTIONS) == reservations).forEach(each -> {
          add(new Heading(reservations ? "Where the numbers are weak" : each.heading()));
          add(new Sentences(each.sentences()));
        });
  }

  private void claims() {
    section("Rules tested", context.claims().stream()
        .map(claims -> new Table("", claims.title() + (claims.source().isEmpty() ? "" : ", as claimed by "
            + claims.source()), claims.titles(), 0, claims.rows()))
        .toList());
  }

  private void risks(List<Table> ties) {
    int before = parts.size();
    add(new Section("Risks"));
    if (!context.infeasible().isEmpty()) {
      add(new Heading("Infeasible, not simulated"));
      add(new Sentences(context.infeasible()));
    }
    statements(true);
    if (!ties.isEmpty()) {
      add(new Heading("Lock-in and portability"));
      parts.addAll(ties);
      add(new Remark("Ties are a judgement of the catalogue from what providers document; nobody measured what a move "
          + "costs."));
    }
    if (parts.size() == before + 1) {
      parts.removeLast();
    }
  }

  private void assumptions(ReviewTables tables) {
    List<Table> all = tables.assumptions();
    if (!all.isEmpty()) {
      add(new Section("Assumptions"));
      add(new Paragraph(
          "Every number that the scenario does not state, with its source: assumed ones first, since they are "
              + "the weakest."
              + review.robust().map(words -> " The third column says how far each moves the difference of "
                  + words.contest() + ", and whether the verdict changes inside its range; several numbers may be "
                  + "varied as one.").orElse("")));
      parts.addAll(all);
    }
  }

  private void reproduction() {
    add(new Section("Reproduce"));
    add(new Commands(review.commands()));
    add(new Remark("The same file and seed give the same bytes on any number of threads. Where values were given on "
        + "the command line (--set, --catalog, --calibration), they must be given again; the sha256 of the scenario then is "
        + review.run().sha256() + "."
        + (review.robust().isEmpty() ? ""
            : " How far assumptions move the verdict is estimated from smaller samples by "
                + "\"report FILE\" than by \"sensitivity\"; here from "
                + review.robustness().orElseThrow().replications()
                + " replications of each value.")));
  }
}
