package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Platforms that somebody else brings: a worker in Python, and an adapter in a jar. */
final class ThirdPartyTest extends CommandRunner {
  private static final List<String> PACKAGES = List.of("duckdb==2.0.0", "pytz==2026.6");
  private static final Path EXAMPLE = Path.of("docs/examples/duckdb-in-python");

  private Path folder(String name) throws Exception {
    return Files.createDirectories(home.resolve("adapters").resolve(name));
  }

  /** The folder is looked at when Bakeoff starts. */
  private void restart() {
    wiring.close();
    wiring = Wiring.of(home);
  }

  @Test
  void a_worker_in_python_loads_is_proved_and_measured() throws Exception {
    Path python = PythonEnvironment.python("python-worker", PACKAGES);
    Path mine = folder("duckdb-in-python");
    Files.copy(EXAMPLE.resolve("worker.py"), mine.resolve("worker.py"));
    Files.writeString(
        mine.resolve("adapter.yaml"),
        Files.readString(EXAMPLE.resolve("adapter.yaml")).replace("python3", python.toString()));
    restart();
    assertThat(run("platform", "test", "duckdb_python")).as(err).isZero();
    assertThat(out).contains("DuckDB in Python 2.0.0");
    assertThat(run("dataset", "create", "customer", "--spec", "customer", "--rows", "20000"))
        .isZero();
    assertThat(
            run(
                "benchmark",
                "run",
                "--dataset",
                "customer",
                "--platforms",
                "duckdb,duckdb_python",
                "--workload",
                "lookup",
                "--clients",
                "2",
                "--duration",
                "1s",
                "--trials",
                "1",
                "--json"))
        .as(err)
        .isZero();
    for (JsonNode leg : json().get("legs")) {
      assertThat(leg.get("status").asText()).isEqualTo("completed");
      assertThat(leg.get("ops").asLong()).isPositive();
      assertThat(leg.get("errors").asLong()).isZero();
    }
    assertThat(err).contains("duckdb_python: loaded", "proved equal");
  }

  @Test
  void a_worker_that_holds_other_data_is_found_out() throws Exception {
    Path python = PythonEnvironment.python("python-worker", PACKAGES);
    Path mine = folder("sloppy");
    Files.writeString(
        mine.resolve("worker.py"),
        Files.readString(EXAMPLE.resolve("worker.py"))
            .replace("([{files}])\")", "([{files}]) LIMIT 1999\")"));
    Files.writeString(
        mine.resolve("adapter.yaml"),
        Files.readString(EXAMPLE.resolve("adapter.yaml")).replace("python3", python.toString()));
    restart();
    assertThat(run("dataset", "create", "customer", "--spec", "customer", "--rows", "20000"))
        .isZero();
    assertThat(run("dataset", "load", "customer", "--platform", "duckdb_python"))
        .as(out + err)
        .isEqualTo(1);
    assertThat(err).contains("What the platform holds is not the dataset");
  }

  @Test
  void an_adapter_in_a_jar_is_found_and_works_in_its_own_worker() throws Exception {
    jar(
        folder("acme").resolve("acme.jar"),
        """
        package com.acme;
        import dev.bakeoff.platform.*;
        import java.util.*;
        public final class AcmeAdapter implements PlatformAdapter {
          public PlatformDescriptor descriptor() {
            return new PlatformDescriptor("acme", "Acme DB", "From a jar.",
                Set.of(Capability.LOOKUP), List.of(
                    SettingField.text("host", "Host", "", "Where it is.").asRequired()));
          }
          public PlatformSession open(Connection connection) {
            throw dev.bakeoff.model.Problem.of(dev.bakeoff.model.Problem.Kind.PLATFORM,
                "Acme DB at " + connection.setting("host", "") + " is closed today, in process "
                    + ProcessHandle.current().pid() + ".", "Try tomorrow.").asException();
          }
        }
        """);
    restart();
    Files.writeString(
        home.resolve("platforms.yaml"),
        "platforms:\n  shop: {type: acme, connection: {host: acme.example}}\n");
    assertThat(run("platform", "list")).isZero();
    assertThat(out).contains("shop", "acme");
    assertThat(run("platform", "test", "shop")).isEqualTo(1);
    assertThat(out + err)
        .contains("Acme DB at acme.example is closed today")
        .doesNotContain("process " + ProcessHandle.current().pid());
  }

  @Test
  void a_folder_that_cannot_be_used_is_told_of_and_the_rest_works() throws Exception {
    folder("empty");
    Files.writeString(
        folder("typo").resolve("adapter.yaml"),
        "type: typo\ncommand: [x]\ncapabilities: [lookup, fanuot]\n");
    Files.writeString(
        folder("mine").resolve("adapter.yaml"), "type: duckdb\ncommand: [x]\ncapabilities: []\n");
    restart();
    assertThat(run("platform", "list")).isZero();
    assertThat(out).contains("duckdb", "sqlite");
    assertThat(err)
        .contains("neither adapter.yaml nor a jar")
        .contains("adapter.yaml:3")
        .contains("fanout")
        .contains("'duckdb', which there is already");
  }

  private static void jar(Path file, String source) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path classes = Files.createTempDirectory(file.getParent().getParent().getParent(), "classes");
    DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(findings, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavaFileObject unit =
          new SimpleJavaFileObject(
              URI.create("string:///com/acme/AcmeAdapter.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source;
            }
          };
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  findings,
                  List.of(
                      "-d",
                      classes.toString(),
                      "-classpath",
                      System.getProperty("java.class.path")),
                  null,
                  List.of(unit))
              .call();
      assertThat(compiled).as(findings.getDiagnostics().toString()).isTrue();
    }
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("com/acme/AcmeAdapter.class"));
      Files.copy(classes.resolve("com/acme/AcmeAdapter.class"), zip);
      zip.putNextEntry(new ZipEntry("META-INF/services/dev.bakeoff.platform.PlatformAdapter"));
      zip.write("com.acme.AcmeAdapter\n".getBytes(StandardCharsets.UTF_8));
    }
  }
}
