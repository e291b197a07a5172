package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.Workloads;
import io.edgewise.sim.benchmark.reference.ElidedLoop;
import io.edgewise.sim.benchmark.reference.FullLoop;
import io.edgewise.sim.benchmark.reference.LindleyLoop;
import io.edgewise.sim.benchmark.reference.MidLoop;
import io.edgewise.sim.benchmark.reference.SsjLoop;
import io.edgewise.sim.benchmark.reference.TextbookLoop;
import io.edgewise.sim.benchmark.reference.TwoHopModel;
import io.edgewise.sim.benchmark.reference.Variates;
import java.util.Map;

/** The engine on the workload "edge two-hop", beside hand-written loops and SSJ on the same model. */
final class TwoHopPart {

  /** Send, arrival, departure, return to the user, and for every second request the answer of the store. */
  private static final double HOPS = 4.5;

  private TwoHopPart() {}

  static void run(Options options, Report report) {
    int requests = options.requestsPerTurn();
    Map<String, Standing> standings = new Race()
        .add(new Contender("engine", new EngineLoop(Workloads.EDGE_TWO_HOP), requests, Double.NaN))
        .add(new Contender("loop", new FullLoop(Variates.ZIGGURAT), requests, HOPS))
        .add(new Contender("loop-tables", new FullLoop(Variates.TABLES), requests, HOPS))
        .add(new Contender("ssj", new SsjLoop(), requests / 3, HOPS))
        .add(new Contender("mid", new MidLoop(), requests, 2))
        .add(new Contender("elided", new ElidedLoop(), requests, 1))
        .add(new Contender("lindley", new LindleyLoop(), requests, Double.NaN))
        .add(new Contender("textbook", new TextbookLoop(), requests / 3, HOPS))
        .run(options.warmUps(), options.turns());
    report.table("Edge two-hop, exact mean " + String.format("%.4f ms", TwoHopModel.meanMillis()), standings.values());
    for (Standing standing : standings.values()) {
      report.check("mean of " + standing.contender().name(), standing.sample().meanMillis(), TwoHopModel.meanMillis(),
          Options.tolerance(standing.sample().requests()));
    }
    Standing engine = standings.get("engine");
    report.ratio("loop/ssj", standings.get("loop").over(standings.get("ssj")));
    report.ratio("engine/loop", engine.over(standings.get("loop")));
    report.ratio("engine/loop-tables", engine.over(standings.get("loop-tables")));
    report.ratio("engine/ssj", engine.over(standings.get("ssj")));
    report.ratio("engine/mid", engine.over(standings.get("mid")));
    report.ratio("engine/elided", engine.over(standings.get("elided")));
    report.ratio("engine/lindley", engine.over(standings.get("lindley")));
    report.ratio("engine/textbook", engine.over(standings.get("textbook")));
  }
}
