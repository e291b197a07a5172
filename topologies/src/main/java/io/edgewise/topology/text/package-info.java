/**
 * The reading layer of catalogue files and scenario files: every problem of a file at once, each with file, line and
 * column. Of the rest of the product it sees {@code io.edgewise.sim.random} alone. Read
 * {@link io.edgewise.topology.text.Document} first, then {@link io.edgewise.topology.text.Fields}.
 *
 * <p>A reader opens a file with {@code Document.read(path, problems)}, reads its mappings with {@code Fields} and its
 * scalars with the forms of {@link io.edgewise.topology.text.Quantities}, and ends with
 * {@link io.edgewise.topology.text.Problems#throwIfAny()}. Wrong input never throws before that.
 *
 * <h2>Values</h2>
 *
 * <p>Every file uses one grammar of values:
 * <table>
 *   <caption>Forms of values</caption>
 *   <tr><th>value</th><th>written</th><th>meaning</th></tr>
 *   <tr><td>duration</td><td>{@code 250 us}, {@code 5 ms}, {@code 1.5 s}, {@code 2 min}, {@code 1 h},
 *     {@code 30 days}</td><td>a month is 730 hours, a year 8,760</td></tr>
 *   <tr><td>data size</td><td>{@code 100 B}, {@code 4 kB}, {@code 512 MB}, {@code 1.5 GiB}</td>
 *     <td>kB, MB, GB and TB are powers of 1,000; KiB, MiB, GiB and TiB of 1,024. Memory of functions is the exception:
 *     providers write 512 MB and mean 512 MiB, and so do the {@code memory} keys</td></tr>
 *   <tr><td>rate</td><td>{@code 400 / s}, {@code 30/min}, {@code 100k / day}, {@code 2 / month}</td><td></td></tr>
 *   <tr><td>share</td><td>{@code 30%}, {@code 0.3}</td><td>from 0 to 1</td></tr>
 *   <tr><td>money</td><td>{@code $0.20}, {@code 500 USD}</td><td>US dollars, exact</td></tr>
 *   <tr><td>price</td><td>{@code $0.20 / 1M requests}, {@code $0.0000166667 / GB-second}, {@code $30 / month}</td>
 *     <td>money for a quantity</td></tr>
 *   <tr><td>count</td><td>{@code 100000}, {@code 1_000}, {@code 100k}, {@code 2.5B}</td><td>k, M and B are 10^3, 10^6
 *     and 10^9</td></tr>
 *   <tr><td>distance</td><td>{@code 100 km}, {@code 60 mi}</td><td></td></tr>
 *   <tr><td>throughput</td><td>{@code 50 Mbit/s}, {@code 10 MB/s}</td><td></td></tr>
 *   <tr><td>range</td><td>{@code 1..8}, {@code 5..50 ms}</td><td>both ends included</td></tr>
 * </table>
 *
 * <p>Units are case-sensitive. Numbers are decimal, with a point; {@code 1e3} and {@code .5} are read, {@code 0x10},
 * {@code 010}, {@code 1,5} and {@code NaN} are refused with the likely fix. A text is what was written:
 * {@code country: NO} is Norway.
 *
 * <h2>Catalogue files: every number has a source</h2>
 *
 * <p>A catalogue file lists its sources once, under short ids, and says {@code from} where they are used:
 * <pre>{@code
 * format: 1
 * name: AWS Lambda
 * sources:
 *   lambda-perf: {source: "maxday/lambda-perf, us-east-1", date: 2026-10-02, kind: measured, confidence: A}
 *   price-page:  {source: AWS Lambda pricing page, date: 2026-11-01, kind: published}
 *   guess:       {source: no measurement is known, date: 2026-11, kind: assumed, confidence: C, note: tornado shows it}
 * from: lambda-perf                    # holds for everything below, until overridden
 * coldStart:
 *   nodejs20: {p50: 142 ms, p99: 187 ms}
 *   java21:   {p50: 1.9 s, p99: 2.6 s, from: guess}
 * keepAlive: {value: 10 min, from: guess, note: varies by load}
 * prices:
 *   from: price-page
 *   requests: $0.20 / 1M requests
 *   duration: $0.0000166667 / GB-second
 * }</pre>
 * <ul>
 *   <li>{@code kind} is {@code measured}, {@code published} or {@code assumed}; {@code date} is a year, a month or a
 *     day; {@code confidence} (A, A-, B, C) and {@code note} may be left out.
 *   <li>{@code from: id} in a mapping is in force for every number in it, at any depth, until a mapping further in
 *     names another. At the top of the file it is the file's default source.
 *   <li>A single value takes a source of its own as {@code {value: 10 min, from: id}}, with a {@code note} or not.
 *   <li>{@link io.edgewise.topology.text.ProvenanceCheck} refuses a number without a source and an unknown id, and
 *     warns of an unused source. Quoted numbers without a unit are texts, as in {@code version: "1.3"}.
 *   <li>{@code from} and {@code note} are allowed in every mapping that is read with
 *     {@link io.edgewise.topology.text.Fields#sourced}.
 * </ul>
 *
 * <h2>Distributions of times</h2>
 *
 * <p>Wherever a time is random, a file gives one of these forms; each time is a duration with its unit:
 * <table>
 *   <caption>Forms of distributions</caption>
 *   <tr><th>written</th><th>meaning</th></tr>
 *   <tr><td>{@code 5 ms} or {@code {constant: 5 ms}}</td><td>always the same</td></tr>
 *   <tr><td>{@code {p50: 4 ms, p99: 20 ms}} or {@code {lognormal: {p50: 4 ms, p99: 20 ms}}}</td><td>lognormal with
 *     these quantiles; the median is below the 99th percentile</td></tr>
 *   <tr><td>{@code {exponential: 5 ms}} or {@code {mean: 5 ms}}</td><td>exponential with this mean</td></tr>
 *   <tr><td>{@code {uniform: 2..8 ms}}</td><td>anything between</td></tr>
 *   <tr><td>{@code {gamma: {shape: 0.5, mean: 10 ms}}}</td><td>gamma</td></tr>
 *   <tr><td>{@code {erlang: {stages: 2, mean: 1 s}}}</td><td>sum of so many equal exponential stages; the mean is the
 *     whole sum's</td></tr>
 *   <tr><td>{@code {hyperexponential: {mean: 1 s, scv: 4}}}</td><td>two exponentials with balanced means; {@code scv},
 *     above 1, is variance over squared mean</td></tr>
 *   <tr><td>{@code {weibull: {shape: 0.8, scale: 10 ms}}}</td><td>Weibull</td></tr>
 *   <tr><td>{@code {shifted: {by: 20 ms, of: {p50: 4 ms, p99: 20 ms}}}}</td><td>a random time after a fixed one</td></tr>
 *   <tr><td>{@code {mixture: [{weight: 99%, of: 4 ms}, {weight: 1%, of: {p50: 80 ms, p99: 200 ms}}]}}</td><td>one of
 *     several distributions, each by its weight; the weights add up to 100%</td></tr>
 *   <tr><td>{@code {empirical: {quantiles: {p05: 1 ms, p50: 4 ms, p99: 20 ms}}}}</td><td>measured quantiles with
 *     straight lines between them; {@code p0} and {@code p100} are the ends, {@code p99.9} may be written
 *     {@code p999}; see {@link io.edgewise.sim.random.Empirical#ofQuantiles} for what lies outside</td></tr>
 * </table>
 */
package io.edgewise.topology.text;
