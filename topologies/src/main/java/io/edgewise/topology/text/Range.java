package io.edgewise.topology.text;

/**
 * Two ends, both included.
 *
 * @param low not above {@code high}
 * @param high not below {@code low}
 */
public record Range<T>(T low, T high) {}
