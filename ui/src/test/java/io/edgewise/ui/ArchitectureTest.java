package io.edgewise.ui;

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

/** What the desktop application keeps apart. */
class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  @DisplayName("view models know nothing of what is drawn")
  void viewModelsSeeNoSceneGraph() {
    noClasses().that().haveSimpleNameEndingWith("ViewModel")
        .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..")
        .because("what a screen shows and allows is tested without one")
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
