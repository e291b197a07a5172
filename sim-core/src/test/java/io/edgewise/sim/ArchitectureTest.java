package io.edgewise.sim;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The directions between the packages, and what a simulation must never touch. */
class ArchitectureTest {
  private static final String ROOT = "io.edgewise.sim";
  private static final String CLOCKS = "nanoTime|currentTimeMillis";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** Each package, with the packages it may see beside itself. The root package, of the experiment, sees them all. */
  private static final Map<String, Set<String>> MAY_SEE = Map.of(
      "kernel", Set.of(),
      "random", Set.of(),
      "metering", Set.of(),
      "stats", Set.of(),
      "fit", Set.of("random"),
      "theory", Set.of("random"),
      "model", Set.of("random", "metering"),
      "placement", Set.of("model", "random", "metering", "theory"),
      "result", Set.of("stats", "metering", "model"),
      "engine", Set.of("kernel", "random", "metering", "model", "placement", "stats", "result"));

  @TestFactory
  @DisplayName("the packages see each other in one direction")
  Stream<DynamicTest> packagesLookDownwardsOnly() {
    return CLASSES.stream().map(ArchitectureTest::part).filter(part -> !part.isEmpty()).distinct().sorted()
        .map(part -> dynamicTest(part, () -> checkDirections(part)));
  }

  private static void checkDirections(String part) {
    Set<String> visible = MAY_SEE.get(part);
    assertNotNull(visible, "a new package " + part + ": add to MAY_SEE what it may see");
    DescribedPredicate<JavaClass> hidden = describe("classes of sim-core outside " + part + " and " + visible,
        type -> type.getPackageName().startsWith(ROOT) && !part(type).equals(part)
            && !visible.contains(part(type)));
    noClasses().that(describe("belong to " + part, type -> part(type).equals(part)))
        .should().dependOnClassesThat(hidden)
        .because("a package that sees only what lies below it can be read, tested and replaced without the others")
        .check(CLASSES);
  }

  /** The first name below the root package, or the empty string for the root package itself. */
  private static String part(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
  }

  @Test
  @DisplayName("the simulation knows no files, catalogues, logs or screens")
  void dependsOnNoOtherModuleAndNoFileFormat() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("io.edgewise.topology..", "io.edgewise.report..",
        "io.edgewise.scenario..", "io.edgewise.ui..", "tools.jackson..", "com.fasterxml..", "org.jgrapht..",
        "java.util.logging..", "org.slf4j..")
        .because("whoever embeds the simulation gets it alone, and a run prints and reads nothing")
        .check(CLASSES);
  }

  @Test
  @DisplayName("below Experiment nothing reads a clock or draws without a seed")
  void runsArePureFunctionsOfTheSeed() {
    noClasses().that().resideInAPackage("io.edgewise.sim.*..")
        .should().dependOnClassesThat().belongToAnyOf(Random.class, ThreadLocalRandom.class, SplittableRandom.class)
        .orShould().accessTargetWhere(target(owner(type(Math.class))).and(target(name("random"))))
        .orShould().accessTargetWhere(target(owner(type(System.class))).and(target(nameMatching(CLOCKS))))
        .because("the same scenario, seed and replication must give the same result on every machine and thread")
        .check(CLASSES);
  }

  @Test
  @DisplayName("a class is named for what it is")
  void classesAreNamedForWhatTheyAre() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
        .because("such a name says that nobody decided what the class is, and it gathers whatever fits nowhere else")
        .check(CLASSES);
  }

  @Test
  @DisplayName("no class extends another of ours")
  void nothingIsInheritedFromOurOwnClasses() {
    DescribedPredicate<JavaClass> heirOfOurs = describe("extend a class of Edgewise", type -> type.getRawSuperclass()
        .filter(parent -> parent.getPackageName().startsWith("io.edgewise") && !parent.isEnum())
        .isPresent());
    noClasses().should(be(heirOfOurs))
        .because("sealed interfaces, records and composition show all that a class does in one place")
        .check(CLASSES);
  }

  @Test
  @DisplayName("every package has a package-info that says what it is for")
  void everyPackageSaysWhatItIsFor() throws IOException {
    Set<Path> silent = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path source : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        Path info = source.resolveSibling("package-info.java");
        if (!Files.exists(info) || !Files.readString(info).contains("/**")) {
          silent.add(source.getParent());
        }
      }
    }
    assertEquals(Set.of(), silent, "packages without a documented package-info.java");
  }
}
