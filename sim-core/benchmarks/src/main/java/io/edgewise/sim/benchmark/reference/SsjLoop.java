package io.edgewise.sim.benchmark.reference;

import java.util.ArrayDeque;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.LognormalGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.LFSR113;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.stat.Tally;

/**
 * The two-hop model on SSJ (L'Ecuyer, Meliani and Vaucher, 2002, "SSJ: a framework for stochastic simulation in Java"),
 * as its guide writes a model: a class for each kind of event, a stream for each purpose. Of its event lists and
 * generators the ones that are fastest here.
 */
public final class SsjLoop implements Loop {

  /* A model is built anew for each run, and the streams go on where the run before has left them. */
  private final RandomStream coins = new LFSR113();
  private final RandomVariateGen gaps =
      new ExponentialGen(new LFSR113(), TwoHopModel.RATE_PER_SECOND / TwoHopModel.CITIES / 1000);
  private final RandomVariateGen services = new ExponentialGen(new LFSR113(), 1 / TwoHopModel.SERVICE_MILLIS);
  private final RandomVariateGen storeTrips =
      new LognormalGen(new LFSR113(), Math.log(TwoHopModel.STORE_MILLIS), TwoHopModel.SIGMA);
  private final RandomVariateGen outward = new LognormalGen(new LFSR113(), 0, TwoHopModel.SIGMA);
  private final RandomVariateGen homeward = new LognormalGen(new LFSR113(), 0, TwoHopModel.SIGMA);

  @Override
  public Sample run(int requests, long seed) {
    Model model = new Model(requests);
    model.start();
    return new Sample(model.latencies.numberObs(), model.latencies.sum());
  }

  private static final class Pop {
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private int busy;
  }

  private static final class Request {
    private final double medianMillis;
    private final Pop pop;
    private final double sentMillis;

    private Request(double medianMillis, Pop pop, double sentMillis) {
      this.medianMillis = medianMillis;
      this.pop = pop;
      this.sentMillis = sentMillis;
    }
  }

  private final class Model {

    private final Simulator simulator = new Simulator(new Henriksen());
    private final Tally latencies = new Tally("latency");
    private final Pop[] pops = new Pop[TwoHopModel.POPS];
    private int toSend;

    private Model(int requests) {
      toSend = requests;
    }

    private void start() {
      simulator.init();
      for (int i = 0; i < pops.length; i++) {
        pops[i] = new Pop();
      }
      for (int city = 0; city < TwoHopModel.CITIES; city++) {
        new Send(TwoHopModel.medianMillis(city), pops[TwoHopModel.pop(city)]).schedule(gaps.nextDouble());
      }
      simulator.start();
    }

    private void serve(Request request) {
      new Departure(request).schedule(services.nextDouble());
    }

    private final class Send extends Event {
      private final double medianMillis;
      private final Pop pop;

      private Send(double medianMillis, Pop pop) {
        super(simulator);
        this.medianMillis = medianMillis;
        this.pop = pop;
      }

      @Override
      public void actions() {
        if (toSend == 0) {
          return;
        }
        toSend--;
        new Arrival(new Request(medianMillis, pop, simulator.time())).schedule(medianMillis * outward.nextDouble());
        schedule(gaps.nextDouble());
      }
    }

    private final class Arrival extends Event {
      private final Request request;

      private Arrival(Request request) {
        super(simulator);
        this.request = request;
      }

      @Override
      public void actions() {
        if (request.pop.busy < TwoHopModel.SERVERS) {
          request.pop.busy++;
          serve(request);
        } else {
          request.pop.waiting.addLast(request);
        }
      }
    }

    private final class Departure extends Event {
      private final Request request;

      private Departure(Request request) {
        super(simulator);
        this.request = request;
      }

      @Override
      public void actions() {
        if (request.pop.waiting.isEmpty()) {
          request.pop.busy--;
        } else {
          serve(request.pop.waiting.removeFirst());
        }
        if (coins.nextDouble() < TwoHopModel.STORE_PROBABILITY) {
          new StoreAnswer(request).schedule(storeTrips.nextDouble());
        } else {
          new Response(request).schedule(request.medianMillis * homeward.nextDouble());
        }
      }
    }

    private final class StoreAnswer extends Event {
      private final Request request;

      private StoreAnswer(Request request) {
        super(simulator);
        this.request = request;
      }

      @Override
      public void actions() {
        new Response(request).schedule(request.medianMillis * homeward.nextDouble());
      }
    }

    private final class Response extends Event {
      private final Request request;

      private Response(Request request) {
        super(simulator);
        this.request = request;
      }

      @Override
      public void actions() {
        latencies.add(simulator.time() - request.sentMillis);
      }
    }
  }
}
