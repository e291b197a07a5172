/**
 * Reads files of measured latencies: CSV, raw and summarised results of k6, OpenTelemetry spans (OTLP/JSON), percentiles and
 * logs of HdrHistogram. Read {@link io.edgewise.scenario.calibration.data.DataFiles} first.
 */
package io.edgewise.scenario.calibration.data;
