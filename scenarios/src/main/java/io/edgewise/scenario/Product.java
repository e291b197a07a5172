package io.edgewise.scenario;

import java.util.Optional;

/** The product as it names itself in captions, files and {@code --version}. */
public final class Product {

  private Product() {}

  /** Name and version: that of the jar. */
  public static String version() {
    return "edgewise " + Optional.ofNullable(Product.class.getPackage().getImplementationVersion())
        .orElse("(built from source)");
  }
}
