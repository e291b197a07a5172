package io.edgewise.scenario.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.fit.Family;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Makes {@code examples/measured/latencies.csv}, which stands for measurements and says that it is made up
 * ({@code -Dgolden.update=true} rewrites it). The latencies end to end are sums of the parts, drawn here and not by the
 * simulation: a request on an open connection takes one round trip, every sixth opens one and takes three, and the parts of a
 * request vary independently.
 */
class SyntheticLatenciesTest {

  private static final Path FILE = Path.of("examples", "measured", "latencies.csv");
  private static final int PARTS = 400;
  private static final int WHOLE = 900;

  private static final Distribution TRIP = Family.SHIFTED_LOGNORMAL.distribution(9.2, 2.4, 0.7);
  private static final Distribution INVOKE = Family.LOGNORMAL_MIXTURE.distribution(0.08, 14, 0.3, 70, 0.3);
  private static final Distribution START = Family.GAMMA.distribution(9, 240);
  private static final Distribution COMPUTE = Family.WEIBULL.distribution(1.7, 22);
  private static final Distribution READ = Family.LOGNORMAL.distribution(4.1, 0.45);
  private static final Distribution WRITE = Family.GAMMA.distribution(4, 9.5);

  private static final String HEAD = """
      # Synthetic: drawn at random from known distributions, in place of measurements. Made by SyntheticLatenciesTest.
      #   network     9.2 ms + lognormal with median 2.4 ms, sigma 0.7
      #   initialisation  gamma with shape 9, mean 240 ms
      #   invoke      92 % lognormal with median 14 ms, sigma 0.3; 8 % with median 70 ms, sigma 0.3
      #   compute     Weibull with shape 1.7, scale 22 ms, rounded to 1 ms
      #   store-read  lognormal with median 4.1 ms, sigma 0.45
      #   store-write gamma with shape 4, mean 9.5 ms
      #   end-to-end  a round trip (or three, one time in six) + invoke + compute on 0.289 vCPU + read + write
      component,platform,store,from,to,request,strategy,latency_ms
      """;

  private final StringBuilder text = new StringBuilder(HEAD);
  private int streams;

  @Test
  @DisplayName("the made-up latencies are those that their file says")
  void latencies() throws IOException {
    rows("network,,,city:berlin,aws:eu-central-1,,", TRIP, 1e-3);
    rows("initialisation,aws-lambda,,,,,", START, 1e-2);
    rows("invoke,aws-lambda,,,,,", INVOKE, 1e-3);
    rows("compute,,,,,order,", COMPUTE, 1);
    rows("store-read,,dynamodb,,,,", READ, 1e-3);
    rows("store-write,,dynamodb,,,,", WRITE, 1e-3);
    whole();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, text);
    }
    assertEquals(Files.readString(FILE), text.toString());
  }

  private void rows(String labels, Distribution of, double step) {
    RandomStream stream = stream();
    for (int i = 0; i < PARTS; i++) {
      row(labels, of.quantile(stream.uniform(i)), step);
    }
  }

  private void whole() {
    RandomStream[] draws = {stream(), stream(), stream(), stream(), stream(), stream()};
    double share = 512.0 / 1769;
    for (int i = 0; i < WHOLE; i++) {
      double trips = draws[0].uniform(i) < 1 / 6.0 ? 3 : 1;
      double millis = trips * TRIP.quantile(draws[1].uniform(i)) + INVOKE.quantile(draws[2].uniform(i))
          + COMPUTE.quantile(draws[3].uniform(i)) / share + READ.quantile(draws[4].uniform(i))
          + WRITE.quantile(draws[5].uniform(i));
      row("end-to-end,,,,,order,region", millis, 1e-2);
    }
  }

  private void row(String labels, double millis, double step) {
    int places = (int) Math.round(-Math.log10(step));
    text.append(labels).append(',').append(String.format(Locale.ROOT, "%." + places + "f", millis)).append('\n');
  }

  private RandomStream stream() {
    return RandomStream.of(1, 0, Purpose.values()[0], streams++);
  }
}
