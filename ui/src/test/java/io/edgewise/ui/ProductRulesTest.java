package io.edgewise.ui;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.edgewise.ui.document.Example;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What no module does, whatever its input says; this one has them all on its class path, save for that on Spark, whose classes are
 * looked at where they were built: builds of the whole product do that before.
 */
class ProductRulesTest {
  private static final Path ON_SPARK = Path.of("..", "scenarios", "distributed", "target", "classes");
  private static final JavaClasses CLASSES = classes();

  private static JavaClasses classes() {
    // ArchUnit's own search for a package goes through the whole JDK as well.
    Set<Location> all = ProductRulesTest.class.getClassLoader().resources("io/edgewise").map(Location::of)
        .collect(Collectors.toCollection(HashSet::new));
    if (Files.isDirectory(ON_SPARK)) {
      all.add(Location.of(ON_SPARK));
    }
    return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importLocations(all);
  }

  @Test
  @DisplayName("the rules are about all modules that are delivered")
  void allModules() {
    List<String> parts = new ArrayList<>(List.of("sim", "topology", "report", "scenario", "ui"));
    if (Files.isDirectory(ON_SPARK)) {
      parts.add("scenario.distributed");
    }
    for (String part : parts) {
      assertTrue(CLASSES.stream().anyMatch(type -> type.getPackageName().startsWith("io.edgewise." + part)), part);
    }
  }

  @Test
  @DisplayName("no file decides which classes are made of it")
  void noTypesFromInput() {
    noClasses().should().dependOnClassesThat().haveNameMatching("java\\.io\\.ObjectInput.*|java\\.io\\.Externalizable"
        + "|java\\.beans\\..*|java\\.rmi\\..*|javax\\.script\\..*|.*\\.JsonType(Info|IdResolver)(\\$.*)?"
        + "|.*PolymorphicTypeValidator.*|.*\\.TypeResolverBuilder|.*\\.DefaultTyping")
        .because("a file that names the classes to be made runs code of its author's choice; the sweep on Spark leaves "
            + "deserialisation to Spark")
        .check(CLASSES);
    noClasses().should().callMethod(Class.class, "forName", String.class)
        .orShould().callMethod(ClassLoader.class, "loadClass", String.class)
        .orShould().dependOnClassesThat().haveNameMatching("java\\.net\\.URLClassLoader")
        .because("all classes are known when the product is built")
        .check(CLASSES);
  }

  @Test
  @DisplayName("no other program is started, and no XML is read")
  void nothingElseRuns() {
    noClasses().should().dependOnClassesThat().haveNameMatching("java\\.lang\\.ProcessBuilder(\\$.*)?"
        + "|javafx\\.application\\.HostServices|java\\.awt\\.Desktop|javafx\\.scene\\.web\\..*")
        .orShould().callMethodWhere(describe("start a program",
            call -> call.getTarget().getOwner().isEquivalentTo(Runtime.class) && call.getName().equals("exec")))
        .because("files come from strangers, and may not choose what runs")
        .check(CLASSES);
    noClasses().should().dependOnClassesThat().haveNameMatching("javax\\.xml\\.parsers\\..*|org\\.xml\\.sax\\..*"
        + "|javax\\.xml\\.stream\\.XML(Event|Stream)Reader|javax\\.xml\\.transform\\..*")
        .because("readers of XML follow references to other files and addresses unless they are told not to")
        .check(CLASSES);
  }

  @Test
  @DisplayName("nothing opens a connection")
  void noNetwork() {
    noClasses().should().dependOnClassesThat().haveNameMatching("java\\.net\\.(http\\..*|.*Socket.*|Http.*|Inet.*)"
        + "|java\\.nio\\.channels\\..*(Socket|Datagram).*|javax\\.net\\..*|com\\.sun\\.net\\..*")
        .because("a run depends on its files alone, and tells nobody about them")
        .check(CLASSES);
    noClasses().that().doNotHaveFullyQualifiedName(Example.class.getName())
        .and().doNotHaveFullyQualifiedName("io.edgewise.topology.catalog.ShippedFiles")
        .should().dependOnClassesThat().haveNameMatching("java\\.net\\.(Jar)?URLConnection")
        .because("what is shipped lies in jars, and these two list what is in them")
        .check(CLASSES);
  }

  @Test
  @DisplayName("temporary files are for their owner alone")
  void privateTemporaryFiles() {
    noClasses().should().callMethod(File.class, "createTempFile", String.class, String.class)
        .orShould().callMethod(File.class, "createTempFile", String.class, String.class, File.class)
        .because("Files.createTempFile and createTempDirectory give them to their owner alone; File.createTempFile to "
            + "whomever the file mode mask allows")
        .check(CLASSES);
  }
}
