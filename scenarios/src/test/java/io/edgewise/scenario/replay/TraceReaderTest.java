package io.edgewise.scenario.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Traces")
class TraceReaderTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final Path SHIPPED = Path.of("examples", "traces");

  @TempDir
  private Path folder;

  private final Problems problems = new Problems();

  private Optional<Trace> read(String text, ColumnChoice choice) throws IOException {
    return read(Files.writeString(folder.resolve("t.csv"), text), choice);
  }

  private Optional<Trace> read(Path file, ColumnChoice choice) {
    return TraceReader.read(file, choice, List.of("api", "page"),
        Document.parse("s.yaml", "trace: t.csv", problems).orElseThrow().root(), problems);
  }

  private Trace good(String text) throws IOException {
    Optional<Trace> trace = read(text, ColumnChoice.OF_HEADER);
    problems.throwIfAny();
    return trace.orElseThrow();
  }

  private String refused(String text) throws IOException {
    return refused(text, ColumnChoice.OF_HEADER);
  }

  private String refused(String text, ColumnChoice choice) throws IOException {
    assertTrue(read(text, choice).isEmpty(), text);
    return problems.toString().replace(folder + "/", "").replace(folder + "\\", "");
  }

  private static long[] times(Trace trace) {
    RecordedArrivals recorded = trace.requests().orElseThrow();
    return LongStream.range(0, recorded.size()).map(recorded::atNanos).toArray();
  }

  @Test
  @DisplayName("counts per minute in any order; a minute without a row has none")
  void counts() throws IOException {
    Trace trace = good("minute,requests\n12,7\n10,5\n");
    assertArrayEquals(new long[] {5, 0, 7}, trace.counts());
    assertEquals(60 * SECOND, trace.stepNanos());
    assertTrue(trace.requests().isEmpty());
  }

  @Test
  @DisplayName("counts by time stamp, in intervals that the header says, or the least distance of two rows")
  void intervals() throws IOException {
    Trace stated = good("timestamp_utc,requests_per_5min\n2014-04-10T00:09:00,56\n2014-04-10T00:04:00,94\n");
    assertArrayEquals(new long[] {94, 56}, stated.counts());
    assertEquals(300 * SECOND, stated.stepNanos());
    Trace found = good("time,count\n0,1\n30,2\n90,3\n");
    assertArrayEquals(new long[] {1, 2, 0, 3}, found.counts());
    assertEquals(30 * SECOND, found.stepNanos());
  }

  @Test
  @DisplayName("one row per request, by instant or by seconds, from the full minute before the first")
  void timestamps() throws IOException {
    Trace instants = good("""
        user,timestamp
        a,2026-03-01T12:02:00Z
        b,2026-03-01T13:00:59.9+01:00
        c,2026-03-01 12:00:10
        """);
    assertArrayEquals(new long[] {10 * SECOND, 59_900 * MILLI, 120 * SECOND}, times(instants));
    assertEquals(180 * SECOND, instants.lengthNanos());
    assertArrayEquals(new long[] {2, 0, 1}, instants.counts());
    assertArrayEquals(new long[] {0, 59_500 * MILLI, 60 * SECOND}, times(good("timestamp\n0\n60\n59.5\n")));
    assertArrayEquals(new long[] {1_500_000, 2 * MILLI}, times(good("t_ms\n2\n1.5\n")));
  }

  @Test
  @DisplayName("durations, functions, kinds and tokens stay with their request when rows are put in order")
  void columns() throws IOException {
    Trace trace = good("""
        func,end_s,duration_s,kind,context_tokens,generated_tokens
        f,70,5,page,100,10
        g,12,2,api,200,20
        f,11.5,0.5,page,300,30
        """);
    assertArrayEquals(new long[] {10 * SECOND, 11 * SECOND, 65 * SECOND}, times(trace), "begun at end - duration");
    RecordedArrivals recorded = trace.requests().orElseThrow();
    assertEquals(List.of("f", "g"), recorded.functions());
    for (int request = 0; request < 3; request++) {
      assertEquals(new int[] {1, 0, 0}[request], recorded.function(request));
      assertEquals(new int[] {0, 1, 1}[request], recorded.kind(request));
      assertEquals(new double[] {2000, 500, 5000}[request], trace.columns().get(ColumnRole.DURATION).of(request));
      assertEquals(new double[] {200, 300, 100}[request], trace.columns().get(ColumnRole.INPUT).of(request));
      assertEquals(new double[] {20, 30, 10}[request], trace.columns().get(ColumnRole.OUTPUT).of(request));
    }
  }

  @Test
  @DisplayName("columns may be named, and times said to be those of the start")
  void namedColumns() throws IOException {
    ColumnChoice choice = new ColumnChoice(Map.of(ColumnRole.TIME, "end_s", ColumnRole.DURATION, "took_ms"),
        Optional.empty(), Optional.of(false));
    Trace trace = read("end_s,took_ms\n3,1500\n", choice).orElseThrow();
    assertArrayEquals(new long[] {3 * SECOND}, times(trace));
    assertEquals(1500, trace.columns().get(ColumnRole.DURATION).of(0));
    assertEquals("t.csv:1:1: no column \"took\"; did you mean \"took_ms\"?",
        refused("end_s,took_ms\n3,1500\n",
            new ColumnChoice(Map.of(ColumnRole.DURATION, "took"), Optional.empty(), Optional.empty())));
  }

  @Test
  @DisplayName("invocations counted by function come at times within their minute, the same ones each time it is read")
  void countedFunctions() throws IOException {
    String text = "func,minute,invocations\nf,1,3\ng,2,2\ng,1,1\n";
    Trace trace = good(text);
    long[] times = times(trace);
    assertArrayEquals(new long[] {4, 2}, trace.counts());
    assertEquals(4, LongStream.of(times).filter(time -> time < 60 * SECOND).count());
    assertEquals(6, LongStream.of(times).distinct().count());
    assertArrayEquals(times, times(good(text)));
    assertEquals(3, LongStream.range(0, 6).filter(request -> trace.requests().orElseThrow().function(request) == 0)
        .count());
  }

  @Test
  @DisplayName("another time: the same requests, faster, with the work that they had")
  void faster() throws IOException {
    Trace trace = good("t_s,duration_s\n10,2\n40,3\n").faster(4);
    assertArrayEquals(new long[] {2_500 * MILLI, 10 * SECOND}, times(trace));
    assertEquals(15 * SECOND, trace.lengthNanos());
    assertEquals(2000, trace.columns().get(ColumnRole.DURATION).of(0));
  }

  @Test
  @DisplayName("a malformed row fails with its line rather than skewing the result")
  void malformedRows() throws IOException {
    assertEquals("""
        t.csv:3:1: expected 2 values, found 1
        t.csv:4:1: expected a count of requests as a whole number, found "-4"
        t.csv:6:1: expected a count of requests as a whole number, found "many\"""",
        refused("minute,requests\n1,5\n2\n3,-4\n1,6\n5,many\n"));
  }

  @Test
  @DisplayName("a row that fails in two columns tells both; instants, durations and kinds that are none are told")
  void malformedValues() throws IOException {
    assertEquals("""
        t.csv:2:1: expected a duration, found "-1"
        t.csv:2:1: expected a time, a number or an instant such as 2026-03-01T12:00:00Z, found "noon"
        t.csv:3:1: no kind of request "apu" stands under requests; did you mean "api"?""",
        refused("time,duration,kind\nnoon,-1,api\n4,1,apu\n5,1,page\n"));
  }

  @Test
  @DisplayName("intervals that are given twice are told")
  void irregular() throws IOException {
    assertEquals("t.csv:4:1: the interval of this row was already given",
        refused("minute,requests\n1,5\n2,6\n1,6\n"));
  }

  @Test
  @DisplayName("after ten faults reading ends")
  void tooMany() throws IOException {
    Problems found = new Problems();
    Path file = Files.writeString(folder.resolve("many.csv"), "minute,requests\n" + "1,x\n".repeat(50));
    TraceReader.read(file, ColumnChoice.OF_HEADER, List.of(),
        Document.parse("s.yaml", "trace: t.csv", found).orElseThrow().root(), found);
    assertEquals(10, found.errorCount());
  }

  @Test
  @DisplayName("intervals that begin between others are told")
  void misfits() throws IOException {
    assertEquals(
        "t.csv:4:1: the interval begins 70.0 s after the first, which is no multiple of 60.0 s; state the length "
            + "of intervals, as in {step: 1 min}",
        refused("time_s,requests_per_min\n0,1\n60,2\n70,3\n"));
  }

  @Test
  @DisplayName("a header without a time is refused")
  void refusals() throws IOException {
    assertEquals("t.csv:1:1: no column is known to say when; name it, as in {time: moment}; found moment,requests",
        refused("moment,requests\n1,5\n"));
  }

  @Test
  @DisplayName("an end without a duration is refused")
  void endsAlone() throws IOException {
    assertEquals(
        "t.csv:1:1: the column \"end_s\" says when requests ended, and none says how long they took; name it, as "
            + "in {duration: COLUMN}",
        refused("end_s,func\n1,f\n"));
  }

  @Test
  @DisplayName("a trace without requests, and a file that is not there, are refused")
  void nothing() throws IOException {
    assertEquals("t.csv: the trace has no requests", refused("minute,requests\n1,0\n"));
    Problems missing = new Problems();
    assertTrue(TraceReader.read(folder.resolve("no.csv"), ColumnChoice.OF_HEADER, List.of(),
        Document.parse("s.yaml", "trace: no.csv", missing).orElseThrow().root(), missing).isEmpty());
    assertEquals(1, missing.errorCount());
  }

  @Test
  @DisplayName("the shipped traces are read by their headers alone")
  void shipped() {
    assertEquals(199, shipped("trace_azure_functions_2021_sample.csv").requests().orElseThrow().size());
    assertEquals(31, shipped("trace_azure_functions_2021_sample.csv").requests().orElseThrow().functions().size());
    assertEquals(1150 + 3 * 1125, shipped("trace_azure_functions_2019_sample.csv").total());
    assertEquals(19_366, shipped("trace_azure_llm_conv_2023-11.csv").requests().orElseThrow().size());
    assertEquals(8_819, shipped("trace_azure_llm_code_2023-11.csv").columns().get(ColumnRole.INPUT).size());
    long[] counts = shipped("trace_aws_elb_requests_5min_2014-04.csv").counts();
    assertEquals(4032 + 8, counts.length, "two weeks of 5 min, of which 8 intervals have no row");
  }

  private Trace shipped(String name) {
    Optional<Trace> trace = read(SHIPPED.resolve(name), ColumnChoice.OF_HEADER);
    problems.throwIfAny();
    return trace.orElseThrow();
  }
}
