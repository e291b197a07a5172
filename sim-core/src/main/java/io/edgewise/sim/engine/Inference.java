package io.edgewise.sim.engine;

import io.edgewise.sim.random.QuantileTable;

/**
 * What a step asks of a model.
 *
 * @param model index of the model
 * @param input tokens of the prompt
 * @param output tokens of the answer
 * @param streamed whether the user gets the tokens one by one
 */
record Inference(int model, QuantileTable input, QuantileTable output, boolean streamed) {}
