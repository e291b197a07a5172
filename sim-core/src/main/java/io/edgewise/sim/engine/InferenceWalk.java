package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;

/**
 * The questions of a request to its models: way there and back, quota, context window, time to the first token and from
 * token to token, and what is billed. At a model that is shared nobody waits for anybody; quotas are checked by the time of
 * the event being handled, as the rates of stores are.
 */
final class InferenceWalk {

  private final CompiledDeployment compiled;
  private final RequestTable table;
  private final Forks forks;
  private final Endpoint[] endpoints;
  private final FirstTokens firstTokens;
  private Draws draws;
  private Measurements measurements;
  private RequestTrace trace;
  private Outcome refusal;

  /** @param forks null where requests start no children */
  InferenceWalk(CompiledDeployment compiled, RequestTable table, Models models, Forks forks) {
    this.compiled = compiled;
    this.table = table;
    this.forks = forks;
    endpoints = models.endpoints;
    firstTokens = models.firstTokens;
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    measurements = into;
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  /**
   * A request asks a model that is shared: returns when the whole answer, or the refusal, is back.
   *
   * @param eventNanos time of the event being handled
   */
  long infer(int slot, RequestProgram.Operation operation, long eventNanos, long nowNanos) {
    long rtt = endpoints[operation.inference().model()].rttNanos[table.site(slot)];
    long number = table.number(slot);
    long trip = compiled.backbone.roundTripNanos(rtt, draws, operation.stepIndex(), number);
    return ask(slot, operation.inference(), operation.stepIndex(), number, eventNanos, nowNanos, trip);
  }

  /**
   * An instance that runs a model answers the request that called it: returns when the answer is complete. What is asked
   * and how fast the answer comes is drawn for the caller, as it is where the model is shared.
   *
   * @param eventNanos time of the event being handled
   */
  long answer(int slot, RequestProgram.Operation operation, long eventNanos, long nowNanos) {
    return ask(slot, operation.inference(), operation.stepIndex() - 1, table.number(forks.parent(slot)), eventNanos,
        nowNanos, 0);
  }

  private long ask(int slot, Inference inference, int step, long number, long eventNanos, long nowNanos, long trip) {
    Endpoint endpoint = endpoints[inference.model()];
    long input = Math.max(0, inference.input().of(draws.inputTokens[step], number));
    long output = Math.max(1, inference.output().of(draws.outputTokens[step], number));
    refusal = refusal(endpoint, table.site(slot), input + output, eventNanos);
    if (refusal != null) {
      span(slot, inference, "refused by ", nowNanos, nowNanos + trip);
      return nowNanos + trip;
    }
    long first = nowNanos + trip + endpoint.firstToken.sampleNanos(draws.firstToken[step], number)
        + endpoint.promptNanos(input);
    long last = first + (output - 1) * endpoint.perToken.sampleNanos(draws.tokenTime[step], number);
    span(slot, inference, "first token of ", nowNanos, first);
    span(slot, inference, "answer of ", first, last);
    if (inference.streamed()) {
      streamed(slot, first);
    }
    if (table.isMeasured(slot)) {
      measurements.usage().count(UsageKind.INFERENCES, inference.model(), 1);
      measurements.usage().count(UsageKind.INPUT_TOKENS, inference.model(), input);
      measurements.usage().count(UsageKind.OUTPUT_TOKENS, inference.model(), output);
    }
    return last;
  }

  /** How the last question was refused; null if it was answered. */
  Outcome refusal() {
    return refusal;
  }

  /**
   * A first token is at the code, or at that of a child, which passes it on to the request of the user; to nobody if it is
   * that of a message.
   */
  private void streamed(int slot, long atNanos) {
    int request = slot;
    long nanos = atNanos;
    while (forks != null && forks.isChild(request)) {
      if (forks.isBatch(request)) {
        return;
      }
      nanos += forks.backNanos(request);
      request = forks.parent(request);
    }
    firstTokens.arrived(request, table.number(request), nanos);
  }

  private static Outcome refusal(Endpoint endpoint, int site, long tokens, long nowNanos) {
    if (tokens > endpoint.contextTokens) {
      return Outcome.CONTEXT_EXCEEDED;
    }
    return endpoint.admits(site, tokens, nowNanos) ? null : Outcome.MODEL_THROTTLED;
  }

  private void span(int slot, Inference inference, String what, long fromNanos, long toNanos) {
    table.add(slot, Component.OTHER, toNanos - fromNanos);
    if (trace != null && trace.follows(table.number(slot))) {
      String model = compiled.scenario.models().get(inference.model());
      trace.span(Component.OTHER, what + model + " (" + endpoints[inference.model()].id + ")", fromNanos, toNanos);
    }
  }
}
