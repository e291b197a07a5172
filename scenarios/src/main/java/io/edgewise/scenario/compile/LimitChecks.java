package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.topology.catalog.ConfiguredPlatform;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.Map;

/**
 * What a platform cannot do at all is an error where a strategy asks for it, rather than a figure that nobody can have:
 * responses larger than it carries, stores where its code may not call anything.
 *
 * @param requests the kinds of requests, by name
 * @param dataSets the data sets that they use
 * @param problems takes what is impossible
 */
record LimitChecks(Map<String, RequestSpec> requests, DataSets dataSets, Problems problems) {

  /** Checks a strategy whose {@code compute} mapping is given. */
  void check(Node compute, ConfiguredPlatform platform) {
    platform.limits().payload().ifPresent(most -> requests.forEach((name, request) -> request.response()
        .filter(size -> size.bytes() > most.binaryBytes())
        .ifPresent(size -> problems.add(compute, "the platform \"" + platform.offer().id() + "\" carries at most "
            + most + " each way, and the response of \"" + name + "\" has " + size))));
    if (!platform.limits().reachesOut()) {
      dataSets.used().forEach((name, step) -> problems.add(compute, "the code on the platform \""
          + platform.offer().id() + "\" may not call anything, and " + step.path() + " uses the data set \"" + name
          + "\"; run it elsewhere"));
    }
  }
}
