package io.edgewise.sim.benchmark.reference;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The two-hop model as a textbook writes it: every hop an object in a {@link PriorityQueue}, {@link Random} as
 * generator, variates by formula.
 */
public final class TextbookLoop implements Loop {

  private enum Kind {
    SEND, ARRIVE, DEPART, STORE_ANSWER, RETURN
  }

  private static final class Request {
    private final int city;
    private final double sentMillis;

    private Request(int city, double sentMillis) {
      this.city = city;
      this.sentMillis = sentMillis;
    }
  }

  private record Event(double millis, Kind kind, Request request) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return Double.compare(millis, other.millis);
    }
  }

  private static final class Pop {
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private int busy;
  }

  private PriorityQueue<Event> events;
  private Pop[] pops;
  private Random random;
  private LogHistogram histogram;
  private int toSend;
  private double now;

  @Override
  public Sample run(int requests, long seed) {
    events = new PriorityQueue<>();
    random = new Random(seed);
    histogram = new LogHistogram();
    toSend = requests;
    now = 0;
    pops = new Pop[TwoHopModel.POPS];
    for (int i = 0; i < pops.length; i++) {
      pops[i] = new Pop();
    }
    for (int city = 0; city < TwoHopModel.CITIES; city++) {
      scheduleSend(city);
    }
    while (!events.isEmpty()) {
      Event event = events.remove();
      now = event.millis;
      handle(event);
    }
    return histogram.sample();
  }

  private void handle(Event event) {
    Request request = event.request;
    switch (event.kind) {
      case SEND -> send(request);
      case ARRIVE -> arrive(request);
      case DEPART -> depart(request);
      case STORE_ANSWER -> schedule(Kind.RETURN, request, lognormal(TwoHopModel.medianMillis(request.city)));
      case RETURN -> histogram.record((long) (1e6 * (now - request.sentMillis)));
    }
  }

  private void send(Request request) {
    if (toSend > 0) {
      toSend--;
      schedule(Kind.ARRIVE, request, lognormal(TwoHopModel.medianMillis(request.city)));
      scheduleSend(request.city);
    }
  }

  private void arrive(Request request) {
    Pop pop = pops[TwoHopModel.pop(request.city)];
    if (pop.busy < TwoHopModel.SERVERS) {
      pop.busy++;
      schedule(Kind.DEPART, request, exponential(TwoHopModel.SERVICE_MILLIS));
    } else {
      pop.waiting.add(request);
    }
  }

  private void depart(Request request) {
    Pop pop = pops[TwoHopModel.pop(request.city)];
    if (pop.waiting.isEmpty()) {
      pop.busy--;
    } else {
      schedule(Kind.DEPART, pop.waiting.remove(), exponential(TwoHopModel.SERVICE_MILLIS));
    }
    if (random.nextDouble() < TwoHopModel.STORE_PROBABILITY) {
      schedule(Kind.STORE_ANSWER, request, lognormal(TwoHopModel.STORE_MILLIS));
    } else {
      schedule(Kind.RETURN, request, lognormal(TwoHopModel.medianMillis(request.city)));
    }
  }

  private void scheduleSend(int city) {
    double at = now + exponential(1000 * TwoHopModel.CITIES / TwoHopModel.RATE_PER_SECOND);
    events.add(new Event(at, Kind.SEND, new Request(city, at)));
  }

  private void schedule(Kind kind, Request request, double delayMillis) {
    events.add(new Event(now + delayMillis, kind, request));
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private double lognormal(double median) {
    return median * Math.exp(TwoHopModel.SIGMA * random.nextGaussian());
  }
}
