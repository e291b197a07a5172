package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Problems of scenarios")
class ProblemsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("one mistake, one message")
  @CsvSource(delimiter = '|', quoteCharacter = '~',
      textBlock = """
          users.where | [{place: city:tokyo, share: 30%}, {place: city:paris, share: 60%}] | the shares add up to 90%, not 100%; plain numbers without % are weights that need not
          requests.put.share | 10% | percentages and plain numbers do not mix; write all shares the same way
          users.where | [{place: city:tokyo, share: 1}, {place: city:paris}] | users.where[1]: the key "share" is missing; give every entry one
          users.where | [] | there are no users; name at least one place, or leave the key out for "world"
          strategies.here.stores | {items: table} | the data set "log" has no store; add "log: STORE", since requests.put.steps[1].write uses it
          strategies.here.stores.cold | table | warning: no request reads or writes the data set "cold"
          data | {old: {stored: 1 TB}} | warning: data.old: no request reads or writes the data set "old"
          strategies.here.front | clodfront | no front "clodfront"; did you mean "cloudfront"?
          strategies.here.stores.log | tabel | no store "tabel"; did you mean "table"?
          strategies.here.compute | {platform: boxx} | strategies.here.compute.platform: no platform "boxx"; did you mean "box"?
          users.rate | 1 / year | found "1 / year"; it must be at least 1 / month
          users.rate | 20M / s | found "20M / s"; it must be at most 10M / s
          run.horizon | 0.5 s | found "0.5 s"; it must be at least 1 s
          users.pattern | {flash-crowd: {multiplier: 50, perMonth: 900}} | users.pattern.flash-crowd: a month of 730 hours has no room for 900.0 times 3600 s, the run.horizon around each flash crowd
          requests.get.steps[1] | {read: {from: kept, consistency: strong}} | requests.get.steps[1].read.from: no strategy has a store for the data set "kept"; allowed: items, log
          slo.monthy | 5 USD | unknown key "monthy"; did you mean "monthly"?
          network | {rtt: {default: 1 ms, pairs: [{between: [city:tokyo, city:pari], rtt: 2 ms}]}} | network.rtt.pairs[0].between[1]: no place "city:pari"; did you mean "city:paris"?
          network | {rtt: {pairs: [{between: [city:tokyo], rtt: 2 ms}]}} | network.rtt.pairs[0].between: a pair has two places, found 1
          requests | {} | there is no kind of request; give at least one, such as "api: {steps: [{compute: 5 ms}]}"
          run | {horizon: 1 s} | warning: run.horizon: a replication has 30.0 requests on average; a longer run.horizon tells more
          """)
  void oneMistake(String path, String value, String message) {
    String problems = Compilation.problems(Compilation.SMALL, path + "=" + value);
    String shown = problems.replaceAll("(?m)^(--set [^ ]+|test\\.yaml:\\d+:\\d+): ", "");
    assertEquals(message, shown.lines().filter(line -> !line.startsWith("strategies.here.stores: the data set"))
        .findFirst().orElse(shown.strip()));
  }

  @Test
  @DisplayName("a strong read from copies that may be old is impossible")
  void strongReadOfCopies() {
    assertEquals("--set strategies.edge.stores.stock: the store \"cloudflare-kv\" answers from copies that may be old, "
        + "and requests.buy.steps[2].read.from demands a strong read of \"stock\"; choose another store, or "
        + "\"consistency: eventual\"",
        Compilation.problems(ProductExampleTest.DOCUMENTED, "strategies.edge.stores.stock=cloudflare-kv",
            "requests.buy.steps[2]={read: {from: stock, consistency: strong}}"));
  }

  @Test
  @DisplayName("a front that contradicts the platform is impossible")
  void noFront() {
    assertEquals("--set strategies.edge.front: the platform \"lambda-at-edge\" is reached through \"cloudfront\"; "
        + "leave the key out",
        Compilation.problems(ProductExampleTest.DOCUMENTED,
            "strategies.edge={compute: {platform: lambda-at-edge}, stores: {catalog: {store: dynamodb, "
                + "at: aws:us-east-1}, session: {store: dynamodb, at: aws:us-east-1}, stock: {store: dynamodb, "
                + "at: aws:us-east-1}, orders: {store: dynamodb, at: aws:us-east-1}}}",
            "strategies.edge.front=none"));
  }
}
