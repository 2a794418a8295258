package dev.bakeoff.dataset.generate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same classes must run inside a Spark executor: JDK 17 and nothing else. */
final class GeneratorsArePlainJavaTest {
  @TempDir Path output;

  @Test
  void compilesWithJava17AndAnEmptyClassPath() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.list(Path.of("src/main/java/dev/bakeoff/dataset/generate"))) {
      List<String> options =
          List.of(
              "--release", "17", "-proc:none", "-cp", output.toString(), "-d", output.toString());

      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources.toList()))
              .call();

      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }

  @Test
  void dependsOnTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("dev.bakeoff.dataset.generate")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.bakeoff.dataset.generate", "java..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.bakeoff.dataset.generate"));
  }
}
