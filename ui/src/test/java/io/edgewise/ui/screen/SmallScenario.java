package io.edgewise.ui.screen;

/** A question that is answered soon, in a text with comments that must survive. */
public final class SmallScenario {

  /** The text of the file. */
  public static final String TEXT = """
      name: Cards
      users: {rate: 20 / s, where: europe, pattern: constant}
      requests:
        page:
          steps:
            - compute: {cpu: 2 ms}
            - read: items
      data:
        items: {stored: 1 GB, keys: {zipf: 1, count: 1000}}
      # What is compared.
      strategies:
        # Close to the data.
        far:   # over the ocean
          name: Virginia
          compute: {platform: aws-lambda, runtime: nodejs20, at: aws:us-east-1}
          stores: {items: dynamodb}
        # Close to the users.
        near:
          name: Frankfurt
          compute: {platform: aws-lambda, memory: 512 MB, at: aws:eu-central-1}   # a comment
          stores: {items: {store: dynamodb, at: aws:eu-central-1}}
      run: {horizon: 2 min, warmUp: 10 s, replications: 4, seed: 1}
      slo: {p99: 250 ms}
      """;

  private SmallScenario() {}
}
