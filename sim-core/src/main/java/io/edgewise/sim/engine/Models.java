package io.edgewise.sim.engine;

/** The models that the requests of a deployment ask, and what they have answered so far. */
final class Models {

  /** By model. */
  final Endpoint[] endpoints;

  /** First tokens of the requests under way; null where no answer is streamed. */
  final FirstTokens firstTokens;

  Models(CompiledDeployment compiled) {
    endpoints = new Endpoint[compiled.nearestModels.length];
    for (int model = 0; model < endpoints.length; model++) {
      endpoints[model] =
          new Endpoint(compiled.deployment.models().get(model), compiled.nearestModels[model], compiled.tables);
    }
    firstTokens = compiled.streams ? new FirstTokens() : null;
  }

  void reset() {
    for (Endpoint endpoint : endpoints) {
      endpoint.reset();
    }
    if (firstTokens != null) {
      firstTokens.clear();
    }
  }
}
