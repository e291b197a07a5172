package io.edgewise.sim.engine;

/**
 * What a step asks of a model.
 *
 * @param model index of the model
 * @param input tokens of the prompt
 * @param output tokens of the answer
 * @param streamed whether the user gets the tokens one by one
 */
record Inference(int model, Tokens input, Tokens output, boolean streamed) {}
