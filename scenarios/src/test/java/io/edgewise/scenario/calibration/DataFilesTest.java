package io.edgewise.scenario.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.calibration.data.Conventions;
import io.edgewise.scenario.calibration.data.DataFiles;
import io.edgewise.topology.text.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of each form of data files, value by value, and what is said of broken ones. */
class DataFilesTest {

  @TempDir
  private Path folder;
  private final Measurements measurements = new Measurements(1);
  private final Problems problems = new Problems();

  private void read(String name, String text, Conventions conventions) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    new DataFiles(conventions, measurements, problems).read(file);
  }

  private static Conventions as(Map<String, String> labels) {
    return new Conventions(Optional.of(Unit.MS), labels, Map.of());
  }

  /** Groups with their values. */
  private String values() {
    assertEquals("", problems.toString());
    return measurements.values().entrySet().stream()
        .map(group -> group.getKey() + " " + Arrays.toString(group.getValue().sample().sorted()))
        .collect(Collectors.joining("\n"));
  }

  /** Messages without the folder. */
  private String messages() {
    return problems.toString().replace(folder + "/", "");
  }

  @Test
  @DisplayName("a table says group, unit and value in columns, in any order")
  void csv() throws IOException {
    read("a.csv", """
        \uFEFF# a comment
        region,component,operation,store,latency_us\r
        x,store,get,dynamodb,1500\r
        x,store,PUT,dynamodb,2500
        y,"store-read",,"dynamodb",1000

        x,network,,,5
        """.replace("x,network,,,5\n", ""), Conventions.NONE);
    read("b.csv", """
        component,origin,site,time,rtt,unit
        network,city:berlin,aws:eu-central-1,2026-11-29,0.012,s
        network,city:berlin,aws:eu-central-1,2026-11-29,11,ms
        """, Conventions.NONE);
    read("c.csv", "component,platform,cold,duration_ms\ninvoke,aws-lambda,false,3\ninvoke,aws-lambda,true,300\n",
        Conventions.NONE);
    assertEquals("""
        network city:berlin to aws:eu-central-1 [11.0, 12.0]
        cold-start aws-lambda [300.0]
        invoke aws-lambda [3.0]
        store-read dynamodb [1.0, 1.5]
        store-write dynamodb [2.5]""", values());
  }

  @Test
  @DisplayName("--where chooses rows and --as labels them")
  void whereAndAs() throws IOException {
    read("a.csv", "region,value\nx,1\ny,2\nx,3\n", new Conventions(Optional.of(Unit.S),
        Map.of("component", "store-read", "store", "s3"), Map.of("region", "x")));
    assertEquals("store-read s3 [1000.0, 3000.0]", values());
    assertEquals(Map.of("rows where region is not x", 1L), measurements.skipped());
  }

  @Test
  @DisplayName("every broken line of a table is told with its line and column")
  void brokenCsv() throws IOException {
    read("bad.csv", """
        component,store,latency_ms
        store-raed,dynamodb,5
        store-read,,5
        store-read,dynamodb,NaN
        store-read,dynamodb,-3
        store-read,"dyna,modb",0x10
        store-read,dynamodb,1e99
        "store-read,dynamodb,3
        store-read,dynamodb
        store-read,dyn\u0007amodb,3
        """, Conventions.NONE);
    assertEquals("""
        bad.csv:2:1: no component "store-raed"; did you mean "store-read"?
        bad.csv:3:1: a latency of store-read needs "store": a column of that name, or --as store=...
        bad.csv:4:21: expected a latency from 0 to a day, found "NaN"
        bad.csv:5:21: expected a latency from 0 to a day, found "-3"
        bad.csv:6:24: expected a latency from 0 to a day, found "0x10"
        bad.csv:7:21: expected a latency from 0 to a day, found "1e99"
        bad.csv:8:1: the quotes of this line do not fit together
        bad.csv:9:1: expected 3 values as in the header, found 2
        bad.csv:10:15: the control character U+0007 is not allowed in a text file""", messages());
  }

  @Test
  @DisplayName("a table that does not say enough is refused at its header, and reading ends after twenty broken lines")
  void hopelessCsv() throws IOException {
    read("a.csv", "component,store,latency\nstore-read,s3,1\n", Conventions.NONE);
    read("b.csv", "x,y\n1,2\n", Conventions.NONE);
    read("c.csv", "component,store,latency_ms\n", Conventions.NONE);
    read("d.csv", "component,store,latency_ms\n" + "store-read,s3,x\n".repeat(100), Conventions.NONE);
    read("e.txt", "hello\n", Conventions.NONE);
    read("f.csv", "", Conventions.NONE);
    List<String> lines = messages().lines().toList();
    assertEquals(
        "a.csv:1:17: the unit of \"latency\" is not known; name the column latency_ms, add a column \"unit\", or "
            + "say --unit ms",
        lines.get(0));
    assertTrue(lines.get(1).startsWith("b.csv:1:1: no column is known to hold a latency"), lines.get(1));
    assertTrue(lines.get(2).startsWith("b.csv:1:1: no column says what was measured"), lines.get(2));
    assertEquals("c.csv:1:1: there is no row below the header", lines.get(3).replace(":2:1", ":1:1"));
    assertEquals(21, lines.stream().filter(line -> line.startsWith("d.csv")).count());
    assertTrue(lines.get(24).endsWith("reading ended after 20 problems"), lines.get(24));
    assertTrue(lines.get(25).startsWith("e.txt:1:1: this is neither a CSV table"), lines.get(25));
    assertEquals("f.csv:1:1: the file is empty", lines.get(26));
  }

  @Test
  @DisplayName("single results of k6: new connections are round trips, and waiting for one belongs to its request")
  void k6Points() throws IOException {
    read("k6.json",
        """
            {"type":"Metric","data":{"name":"http_req_duration"},"metric":"http_req_duration"}
            {"metric":"http_req_duration","type":"Point","data":{"time":"t1","value":20.5,"tags":{"url":"u","expected_response":"true"}}}
            {"metric":"http_req_blocked","type":"Point","data":{"time":"t1","value":30,"tags":{"url":"u"}}}
            {"metric":"http_req_connecting","type":"Point","data":{"time":"t1","value":10,"tags":{"url":"u"}}}
            {"metric":"http_req_tls_handshaking","type":"Point","data":{"time":"t1","value":11,"tags":{"url":"u"}}}
            {"metric":"http_req_duration","type":"Point","data":{"time":"t2","value":21,"tags":{"url":"u"}}}
            {"metric":"http_req_connecting","type":"Point","data":{"time":"t2","value":0,"tags":{"url":"u"}}}
            {"metric":"http_req_duration","type":"Point","data":{"time":"t3","value":1,"tags":{"url":"u","expected_response":"false"}}}
            {"metric":"vus","type":"Point","data":{"time":"t3","value":5}}
            """,
        as(Map.of("from", "city:berlin", "to", "aws:eu-central-1", "strategy", "edge")));
    assertEquals("""
        network city:berlin to aws:eu-central-1 [10.0]
        connect city:berlin to aws:eu-central-1 [11.0]
        end-to-end edge [21.0, 50.5]""", values());
    assertEquals(Map.of("requests that failed", 1L), measurements.skipped());
  }

  @Test
  @DisplayName("broken lines of k6 are told one by one")
  void brokenK6() throws IOException {
    read("k6.json", """
        {"metric":"http_req_duration","type":"Point","data":{"time":"t1","value":"x"}}
        {"metric":
        [1]
        """, Conventions.NONE);
    List<String> lines = messages().lines().toList();
    assertEquals("k6.json:1:1: the value of http_req_duration must be a number of milliseconds from 0 to a day",
        lines.get(0));
    assertTrue(lines.get(1).matches("k6.json:2:\\d+: this is not JSON"), lines.get(1));
    assertEquals("k6.json:3:1: expected a point or metric of k6, an object with \"type\" and \"metric\"", lines.get(2));
  }

  @Test
  @DisplayName("both forms of a summary of k6 give the percentiles of what the user feels")
  void k6Summary() throws IOException {
    read("a.json",
        """
            {"metrics": {"http_req_duration": {"type": "trend", "values":
              {"avg": 31, "min": 20, "med": 28, "max": 200, "p(90)": 45, "p(95)": 60.5}}, "http_reqs": {"values": {"count": 12}}}}
            """,
        as(Map.of("strategy", "a")));
    read("b.json", "{\n  \"metrics\": {\"http_req_duration\": {\"avg\": 31, \"med\": 28, \"p(95)\": 60}}}\n",
        as(Map.of("strategy", "b")));
    assertEquals("", problems.toString());
    Percentiles first = measurements.percentiles().get(GroupKey.of(Component.END_TO_END, Map.of("strategy", "a")));
    assertEquals(Map.of(0.0, 20.0, 0.5, 28.0, 0.9, 45.0, 0.95, 60.5, 1.0, 200.0), first.quantiles());
    assertEquals(12, first.count());
    Percentiles second = measurements.percentiles().get(GroupKey.of(Component.END_TO_END, Map.of("strategy", "b")));
    assertEquals(Map.of(0.5, 28.0, 0.95, 60.0), second.quantiles());
  }

  @Test
  @DisplayName("a summary of k6 whose percentiles fall, and JSON that is none, are told with their place")
  void brokenSummary() throws IOException {
    read("a.json", "{\"metrics\": {\"http_req_duration\": {\"med\": 78, \"p(90)\": 45}}}", Conventions.NONE);
    read("b.json", "{\"metrics\": {\"http_req_duration\": {\"med\": \"x\", \"p(90)\": 45}}}", Conventions.NONE);
    read("c.json", "{\"a\": 1}", Conventions.NONE);
    List<String> lines = messages().lines().toList();
    assertEquals("a.json:1:35: metrics.http_req_duration: its percentiles fall: 45.0 ms comes after 78.0 ms",
        lines.get(0));
    assertTrue(lines.get(1).startsWith("b.json:1:35: metrics.http_req_duration: there are no percentiles"),
        lines.get(1));
    assertTrue(lines.get(2).startsWith("b.json:1:36: metrics.http_req_duration.med: expected milliseconds"),
        lines.get(2));
    assertTrue(lines.get(3).startsWith("c.json:1:1: this is JSON, but neither a summary of k6"), lines.get(3));
  }

  @Test
  @DisplayName("spans: what no inner span covers is computing, operations go to their store, failures are left out")
  void spans() throws IOException {
    read("spans.json",
        """
            {"resourceSpans": [{"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "shop"}}]},
              "scopeSpans": [{"scope": {"name": "x"}, "spans": [
                {"traceId": "a", "spanId": "1", "name": "GET /", "kind": 3, "startTimeUnixNano": "1000000", "endTimeUnixNano": "101000000"},
                {"traceId": "a", "spanId": "2", "parentSpanId": "1", "name": "order", "kind": "SPAN_KIND_SERVER",
                 "startTimeUnixNano": "11000000", "endTimeUnixNano": "91000000"},
                {"traceId": "a", "spanId": "3", "parentSpanId": "2", "name": "q", "kind": 3, "startTimeUnixNano": 21000000, "endTimeUnixNano": 51000000,
                 "attributes": [{"key": "db.system", "value": {"stringValue": "postgresql"}}, {"key": "db.operation", "value": {"stringValue": "SELECT orders"}}]},
                {"traceId": "a", "spanId": "4", "parentSpanId": "2", "name": "w", "kind": 3, "startTimeUnixNano": 41000000, "endTimeUnixNano": 61000000,
                 "attributes": [{"key": "db.system.name", "value": {"stringValue": "postgresql"}}, {"key": "db.operation.name", "value": {"stringValue": "UPDATE"}}]},
                {"traceId": "b", "spanId": "1", "name": "GET /", "kind": 3, "startTimeUnixNano": "0", "endTimeUnixNano": "5",
                 "attributes": [{"key": "error.type", "value": {"stringValue": "500"}}]},
                {"traceId": "c", "spanId": "1", "parentSpanId": "0", "name": "order", "kind": 2, "startTimeUnixNano": "0", "endTimeUnixNano": "5000000",
                 "attributes": [{"key": "faas.coldstart", "value": {"boolValue": true}}]}
              ]}]}]}
            """,
        Conventions.NONE);
    assertEquals("""
        compute order [40.0]
        store-read postgresql [30.0]
        store-write postgresql [20.0]
        end-to-end GET / [100.0]""", values());
    assertEquals(Map.of("requests that failed", 1L, "computing of instances that were started for it", 1L),
        measurements.skipped());
  }

  @Test
  @DisplayName("spans that are none are told with their place")
  void brokenSpans() throws IOException {
    read("spans.json", """
        {"resourceSpans": [{"scopeSpans": [{"spans": [
          {"spanId": "1", "name": "x", "startTimeUnixNano": "5", "endTimeUnixNano": "4"},
          {"name": "y"}
        ]}]}]}
        """, Conventions.NONE);
    read("short.json", "{\"resourceSpans\": [{\n", Conventions.NONE);
    List<String> lines = messages().lines().toList();
    assertEquals(3, lines.size(), messages());
    assertTrue(lines.get(0).matches("short.json:2:1: this is not JSON, or it ends too early"), lines.get(0));
    assertEquals("spans.json:2:3: the span \"x\" ends before it starts", lines.get(1));
    assertEquals("spans.json:3:3: a span needs spanId, startTimeUnixNano and endTimeUnixNano", lines.get(2));
  }

  @Test
  @DisplayName("percentiles and logs of HdrHistogram need a unit and a group from the command line")
  void hdrHistogram() throws IOException {
    Histogram histogram = new Histogram(3);
    for (int i = 1; i <= 1000; i++) {
      histogram.recordValue(i);
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    histogram.outputPercentileDistribution(new PrintStream(text, true, StandardCharsets.UTF_8), 1.0);
    Conventions conventions = as(Map.of("component", "store-read", "store", "s3"));
    read("a.hgrm", text.toString(StandardCharsets.UTF_8), conventions);
    Percentiles found = measurements.percentiles().values().iterator().next();
    assertEquals(500, found.quantiles().get(0.5), 1);
    assertEquals(1000, found.quantiles().get(1.0), 1);
    assertEquals(1000, found.count());
    assertEquals(500.5, found.meanMillis().orElseThrow(), 0.5);
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    HistogramLogWriter writer = new HistogramLogWriter(log);
    writer.outputLegend();
    writer.outputIntervalHistogram(0, 1, histogram, 1.0);
    read("a.hlog", log.toString(StandardCharsets.UTF_8) + "1,2,3,AAAA\n", conventions);
    assertEquals(1000, measurements.values().values().iterator().next().seen());
    read("b.hgrm", text.toString(StandardCharsets.UTF_8), Conventions.NONE);
    List<String> lines = messages().lines().toList();
    assertTrue(lines.get(0).matches("a.hlog:\\d+:7: expected a compressed histogram in Base64 as the last value"),
        lines.get(0));
    assertTrue(lines.get(1).startsWith("b.hgrm: the file does not say"), lines.get(1));
    assertEquals(3, lines.size(), messages());
  }

  @Test
  @DisplayName("latencies of more than a day are none, in whatever form and however large they are written")
  void longerThanADay() throws IOException {
    Conventions conventions = as(Map.of("component", "store-read", "store", "s3"));
    for (String written : List.of("86400001", "1e999", "1e308")) {
      read(written + ".hgrm", "1.0 0.5 1 2.0\n" + written + " 1.0 2\n", conventions);
      read(written + ".json", "{\"metrics\": {\"http_req_duration\": {\"min\": 1, \"med\": 2, \"max\": " + written
          + "}}}\n", conventions);
      read(written + ".csv", "component,store,latency_ms\nstore-read,s3," + written + "\n", Conventions.NONE);
    }
    Histogram histogram = new Histogram(3);
    histogram.recordValue(90_000_000);
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    new HistogramLogWriter(log).outputIntervalHistogram(0, 1, histogram, 1.0);
    read("a.hlog", log.toString(StandardCharsets.UTF_8), conventions);
    assertEquals(10, messages().lines().filter(line -> line.contains("day")).count(), messages());
    assertEquals(10, messages().lines().count(), messages());
    assertTrue(measurements.values().isEmpty());
    read("a.otlp.json", """
        {"resourceSpans": [{"scopeSpans": [{"spans": [
          {"spanId": "1", "name": "x", "startTimeUnixNano": "0", "endTimeUnixNano": "9223372036854775807"}]}]}]}
        """, Conventions.NONE);
    assertEquals(Map.of("latencies of more than a day", 1L), measurements.skipped());
  }

  @Test
  @DisplayName("beyond a bound a sample of the values is kept, the same one each time")
  void bounded() {
    Reservoir first = new Reservoir();
    Reservoir second = new Reservoir();
    for (int i = 0; i < 100_000; i++) {
      first.add(i);
      second.add(i);
    }
    assertEquals(100_000, first.seen());
    assertEquals(Reservoir.MOST, first.sample().size());
    // The mean of 20,000 of 0..99,999 without replacement has a standard deviation of 183.
    assertEquals(49_999.5, first.sample().mean(), 5 * 183);
    assertEquals(Arrays.toString(first.sample().sorted()), Arrays.toString(second.sample().sorted()));
  }
}
