package io.edgewise.report;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a report may see. */
class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  @DisplayName("a report is made from results alone")
  void seesOnlyResults() {
    noClasses().should().dependOnClassesThat()
        .resideInAnyPackage("io.edgewise.topology..", "io.edgewise.scenario..", "io.edgewise.ui..")
        .because("a stored result must be shown as it was, whatever has become of the catalogue and the scenario file")
        .check(CLASSES);
  }

  @Test
  @DisplayName("figures and their layout need no drawing library and no screen")
  void figuresNeedNoScreen() {
    noClasses().that().resideInAnyPackage("io.edgewise.report.figure..", "io.edgewise.report.gallery..",
        "io.edgewise.report.layout..").should().dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.imageio..", "javafx..", "org.apache.pdfbox.pdmodel..",
            "io.edgewise.report.render..")
        .because("the desktop application draws the same figures on its own canvas")
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
