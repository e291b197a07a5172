/**
 * What happened to single requests: {@link io.edgewise.scenario.trace.RequestReplay} simulates them again, and
 * {@link io.edgewise.scenario.trace.OtlpSpans} writes them as OpenTelemetry spans. Sees the engine and nothing of the
 * command line.
 */
package io.edgewise.scenario.trace;
