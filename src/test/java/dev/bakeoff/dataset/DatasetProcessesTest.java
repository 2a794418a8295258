package dev.bakeoff.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of datasets when processes die, meet, or run out of disk. */
@Timeout(120)
final class DatasetProcessesTest {
  private static final String UNFINISHED = "datasets/customer/.1.0.partial";

  @TempDir Path home;

  @Test
  void aGenerationThatIsKilledLeavesNothingInTheCatalogAndTheNextOneGoesOnFromItsFinishedFiles()
      throws Exception {
    Process process = GenerateMain.start(List.of(), home, "medium", 0);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.endsWith("customer_events")) {
        line = lines.readLine();
      }
      assertThat(line).as("it was writing its second table").isNotNull();
      process.destroyForcibly().waitFor();
    }
    DatasetCatalog catalog = new DatasetCatalog(home);

    assertThat(catalog.list()).isEmpty();
    assertThat(catalog.problems()).isEmpty();
    assertThat(below("datasets/customer")).as("something was left behind").isNotEmpty();

    FileTime finished =
        Files.getLastModifiedTime(home.resolve(UNFINISHED + "/customer_profiles.parquet"));
    Manifest manifest =
        new DatasetCreator(catalog, BuiltInSpecs.load(), InstantSource.system())
            .ensure(GenerateMain.request("medium"), Progress.NONE, new Cancellation());

    assertThat(
            Files.getLastModifiedTime(
                catalog.directory(manifest).resolve("customer_profiles.parquet")))
        .as("the table that was finished is not made again")
        .isEqualTo(finished);
    assertThat(
            new DatasetValidator(catalog)
                .validate(manifest, Progress.NONE, new Cancellation())
                .ok())
        .isTrue();
    assertThat(catalog.list()).containsExactly(manifest);
    assertThat(below("datasets/customer"))
        .as("and was cleared away")
        .containsExactlyInAnyOrder(
            "1.0",
            "1.0/customer_events.parquet",
            "1.0/customer_profiles.parquet",
            "1.0/manifest.json",
            "1.0/spec.yaml");
  }

  /** Another request finds files of that name, but they are not its own. */
  @Test
  void whatAKilledGenerationLeftIsOfNoUseToAnotherRequest() throws Exception {
    Process process = GenerateMain.start(List.of(), home, "small", 0);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.endsWith("customer_events")) {
        line = lines.readLine();
      }
      process.destroyForcibly().waitFor();
    }
    CreateRequest other =
        new CreateRequest("customer", "1.0", "customer", CreateRequest.Size.scale("small"), 43, 2);

    DatasetCatalog catalog = new DatasetCatalog(home);
    Manifest manifest =
        new DatasetCreator(catalog, BuiltInSpecs.load(), InstantSource.system())
            .ensure(other, Progress.NONE, new Cancellation());

    assertThat(
            new DatasetValidator(catalog)
                .validate(manifest, Progress.NONE, new Cancellation())
                .ok())
        .isTrue();
    assertThat(catalog.collectGarbage()).as("nothing is left to collect").isZero();
  }

  @Test
  void twoProcessesThatWantTheSameDatasetMakeItOnce() throws Exception {
    Process first = GenerateMain.start(List.of(), home, "small", 0);
    Process second = GenerateMain.start(List.of(), home, "small", 0);
    List<String> outputs = List.of(output(first), output(second));

    List<Manifest> manifests = new DatasetCatalog(home).list();
    assertThat(manifests).hasSize(1);
    assertThat(outputs)
        .allSatisfy(
            output ->
                assertThat(output).endsWith("OK " + manifests.getFirst().fingerprint() + "\n"));
    assertThat(outputs.stream().filter(output -> output.contains("Generating")))
        .as("processes that generated rows")
        .hasSize(1);
    assertThat(below("datasets/customer")).hasSize(5);
  }

  @Test
  void aDiskThatFillsUpWhileGeneratingIsAClearProblemAndLeavesNothing() throws Exception {
    // A megabyte of disk, and an estimate of a byte per row that lets the generation begin.
    String output = onSmallDisk("1m", 1);

    assertThat(output)
        .contains("PROBLEM STORAGE The disk of " + home.resolve("datasets") + " is full")
        .contains("dataset customer:1.0 was not made")
        .contains("Generating")
        .endsWith("LEFT 0\n");
  }

  @Test
  void aDiskThatIsTooSmallIsRefusedBeforeAnythingIsWritten() throws Exception {
    String output = onSmallDisk("1m", 0);

    assertThat(output)
        .contains("PROBLEM STORAGE Dataset customer:1.0 needs about 4 MB and would take about ")
        .contains("but the disk of ")
        .contains("MB free.")
        .doesNotContain("Generating")
        .endsWith("LEFT 0\n");
  }

  /** Runs a generation on a file system of its own, in a name space where that may be mounted. */
  private String onSmallDisk(String size, int bytesPerRow) throws Exception {
    String script =
        "mount -t tmpfs -o size=%s tmpfs \"$0\" && \"$@\" && echo LEFT $(find \"$0\" -type f ! -name '*.lock' | wc -l)"
            .formatted(size);
    List<String> prefix =
        List.of("unshare", "--map-root-user", "--mount", "sh", "-c", script, home.toString());
    Process trial;
    try {
      trial =
          new ProcessBuilder(
                  "unshare",
                  "--map-root-user",
                  "--mount",
                  "sh",
                  "-c",
                  "mount -t tmpfs tmpfs \"$0\"",
                  home.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return skip("unshare is not there: " + e.getMessage());
    }
    String complaint = output(trial);
    if (trial.exitValue() != 0) {
      return skip("this system lets nobody mount a small disk: " + complaint);
    }
    return output(GenerateMain.start(prefix, home, "small", bytesPerRow));
  }

  private static String skip(String reason) {
    if ("true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"))) {
      return fail(reason);
    }
    return abort(reason);
  }

  private static String output(Process process) throws Exception {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return text;
  }

  private List<String> below(String folder) throws IOException {
    Path root = home.resolve(folder);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(p -> !p.equals(root)).map(p -> root.relativize(p).toString()).toList();
    }
  }
}
