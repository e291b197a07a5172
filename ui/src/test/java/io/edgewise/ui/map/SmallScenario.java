package io.edgewise.ui.map;

/** A scenario of three strategies that is simulated in no time. */
final class SmallScenario {

  static final String TEXT = """
      users:
        rate: 20 / s
        where: [{place: "city:tokyo", share: 60%}, {place: "city:berlin", share: 40%}]
      requests:
        api: {steps: [{compute: 5 ms}, {read: items}, {write: orders}]}
      strategies:
        region:   # the usual one
          name: One region
          compute: {platform: aws-lambda, at: aws:us-east-1}
          stores: {items: dynamodb, orders: dynamodb}
        regions:
          compute: {platform: aws-lambda, at: [aws:us-east-1, aws:eu-central-1]}
          stores:
            items: dynamodb
            orders: {store: dynamodb, replicas: [aws:us-east-1, aws:eu-central-1]}
        edge:
          compute: {platform: cloudflare-workers}
          stores: {items: cloudflare-kv, orders: {store: dynamodb, at: aws:us-east-1}}
      run: {horizon: 1 min, replications: 2}
      """;

  private SmallScenario() {}
}
