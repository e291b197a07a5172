package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A kind of request.
 *
 * @param node where it stands
 * @param share its part of the requests
 * @param steps what it does
 * @param response size of the answer
 * @param resources what its user fetches after the answer
 * @param memory memory that it needs on its instance
 */
public record RequestSpec(Node node, Optional<Weight> share, Optional<List<StepSpec>> steps,
    Optional<DataSize> response, Optional<ResourcesSpec> resources, Optional<DataSize> memory) {

  private static final Key<Weight> SHARE = Key.optional("share", Weight.VALUE,
      "Its part of the requests; percentages must add up to 100%, plain numbers are weights. "
          + "May be left out where there is one kind only.");

  private static final Key<List<StepSpec>> STEPS = Key.required("steps", Steps.VALUE,
      "What happens on the instance that serves it, in order.");

  /** Size of the answer. */
  public static final Key<DataSize> RESPONSE = Key.withDefault("response", Scalars.size("10 kB"),
      "Size of the answer on the wire.",
      Default.assumed(new DataSize(BigDecimal.TEN, DataSize.Unit.KILOBYTE), "10 kB",
          "a JSON answer of an API; fits the initial congestion window of 10 segments (RFC 6928)"));

  private static final Key<ResourcesSpec> RESOURCES = Key.optional("resources", ResourcesSpec.VALUE,
      "What a page needs beside the answer. Default: nothing.");

  private static final Key<DataSize> MEMORY = Key.optional("memory", Scalars.size("2 GB"),
      "Memory that it needs; a strategy whose instances cannot have as much is infeasible. Default: not checked.");

  static final Value<RequestSpec> VALUE = Mapping.of("request", "A kind of request.",
      () -> List.of(SHARE, STEPS, RESPONSE, RESOURCES, MEMORY),
      fields -> new RequestSpec(fields.node(), SHARE.in(fields), STEPS.in(fields), RESPONSE.in(fields),
          RESOURCES.in(fields), MEMORY.in(fields)));

  /** The same with other steps. */
  public RequestSpec withSteps(List<StepSpec> others) {
    return new RequestSpec(node, share, Optional.of(others), response, resources, memory);
  }
}
