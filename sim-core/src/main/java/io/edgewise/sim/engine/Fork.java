package io.edgewise.sim.engine;

import io.edgewise.sim.model.ClientPolicy;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Step.Retry;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;
import java.util.List;

/**
 * Where a request starts child requests and waits until all of them are over: a call of a service, or branches on its own
 * instance.
 *
 * @param service index of the service that is called; {@link RequestProgram#USERS} for branches on the same instance
 * @param bytes size of request and response of a call on the wire, together
 * @param isWorkflow whether the service is an orchestrator, which takes over from the request
 * @param retry how often a call that was not served is tried again
 * @param failure probability that a callee fails at its end
 * @param client what the caller does besides waiting and trying again
 * @param children what is started
 */
record Fork(int service, long bytes, boolean isWorkflow, Retry retry, double failure, ClientPolicy client,
    List<Child> children) {

  /**
   * One child.
   *
   * @param entry its first operation
   * @param numbers gives it the number of all its draws, from the number of its parent: the same in all strategies and
   *     replications, so that children have common random numbers as their parents do
   */
  record Child(int entry, RandomStream numbers) {

    static Child at(int entry) {
      return new Child(entry, RandomStream.of(0, 0, Purpose.CHILD, entry));
    }

    long number(long parent) {
      return numbers.bits(parent);
    }

    /** Of an attempt, from 0. */
    long number(long parent, int attempt) {
      long number = number(parent);
      for (int before = 0; before < attempt; before++) {
        number = number(number);
      }
      return number;
    }
  }

  /** Copies the list. */
  Fork {
    children = List.copyOf(children);
  }

  static Fork of(Step.Call call, int entry) {
    return new Fork(call.service(), call.requestBytes() + call.responseBytes(), false, call.retry(), call.failure(),
        call.client(), List.of(Child.at(entry)));
  }

  static Fork of(Step.Workflow workflow, int entry) {
    return new Fork(workflow.service(), workflow.requestBytes() + workflow.responseBytes(), true, Retry.NONE, 0,
        ClientPolicy.NONE, List.of(Child.at(entry)));
  }

  static Fork ofModel(int service, int entry) {
    return new Fork(service, 0, false, Retry.NONE, 0, ClientPolicy.NONE, List.of(Child.at(entry)));
  }

  static Fork of(Step.Publish publish, int entry) {
    return new Fork(publish.service(), publish.bytes(), false, Retry.NONE, publish.failure(), ClientPolicy.NONE,
        List.of(Child.at(entry)));
  }

  static Fork of(List<Integer> branches) {
    return new Fork(RequestProgram.USERS, 0, false, Retry.NONE, 0, ClientPolicy.NONE,
        branches.stream().map(Child::at).toList());
  }
}
