package dev.bakeoff.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatasetCatalogTest {
  @TempDir static Path sharedHome;
  private static String manifestText;

  @TempDir Path home;
  private DatasetCatalog catalog;

  @BeforeAll
  static void writeAManifest() throws IOException {
    Manifest manifest =
        Datasets.creator(sharedHome, Instant.parse("2026-01-01T00:00:00Z"))
            .ensure(Datasets.request("a", "1.0", 100), Progress.NONE, new Cancellation());
    manifestText =
        Files.readString(
            new DatasetCatalog(sharedHome).directory(manifest).resolve("manifest.json"));
  }

  @BeforeEach
  void openCatalog() {
    catalog = new DatasetCatalog(home);
  }

  @Test
  void anEmptyHomeHasNoDatasetsAndSaysHowToMakeOne() {
    assertThat(catalog.list()).isEmpty();
    assertThat(catalog.find(DatasetRef.parse("customer"))).isEmpty();
    assertRequestProblem(() -> catalog.get(DatasetRef.parse("customer")))
        .hasMessageContaining(
            "There is no dataset 'customer'. There are none yet. Create one with");
  }

  @Test
  void listsNewestFirstAndANameAloneIsItsNewestVersion() {
    create("a", "1.9", "2026-01-01T00:00:00Z");
    create("a", "1.10", "2026-01-01T00:00:00Z");
    create("a", "0.1", "2026-01-02T00:00:00Z");
    create("b", "1.0", "2026-01-03T00:00:00Z");

    assertThat(catalog.list().stream().map(m -> m.ref().toString()))
        .containsExactly("b:1.0", "a:0.1", "a:1.10", "a:1.9");
    assertThat(catalog.get(DatasetRef.parse("a")).version()).isEqualTo("0.1");
    catalog.delete(DatasetRef.parse("a:0.1"));
    assertThat(catalog.get(DatasetRef.parse("a")).version()).isEqualTo("1.10");
  }

  @Test
  void aManifestReadsBackAsItWasWritten() {
    Manifest written = create("a", "1.0", "2026-01-01T00:00:00Z");

    assertThat(catalog.get(DatasetRef.parse("a:1.0"))).isEqualTo(written);
    assertThat(written.table("customer_events").schema().foreignKeys()).hasSize(1);
    assertThat(catalog.directory(written)).isEqualTo(home.resolve("datasets/a/1.0"));
  }

  @Test
  void namesThatAreNotThereSuggestThoseThatAre() {
    create("customer", "1.0", "2026-01-01T00:00:00Z");

    assertRequestProblem(() -> catalog.get(DatasetRef.parse("custmer")))
        .hasMessage("There is no dataset 'custmer'. Did you mean 'customer'? Known: customer.");
    assertRequestProblem(() -> catalog.get(DatasetRef.parse("customer:1.1")))
        .hasMessage("Dataset 'customer' has no version '1.1'. Did you mean '1.0'? Known: 1.0.");
    assertRequestProblem(() -> catalog.delete(DatasetRef.parse("customer:9")));
  }

  @Test
  void deletingTakesTheVersionAndItsFilesAway() {
    create("a", "1.0", "2026-01-01T00:00:00Z");
    create("a", "2.0", "2026-01-01T00:00:00Z");

    assertRequestProblem(() -> catalog.delete(DatasetRef.parse("a")))
        .hasMessageContaining("Say which: a:1.0, a:2.0.");
    catalog.delete(DatasetRef.parse("a:1.0"));
    assertThat(home.resolve("datasets/a/1.0")).doesNotExist();
    catalog.delete(DatasetRef.parse("a"));
    assertThat(catalog.list()).isEmpty();
    assertThat(home.resolve("datasets/a")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"seed\" : 42 | \"seed\" : 42, \"sed\" : 1 | the key 'sed' is not known",
        "\"seed\" : 42 | \"seed\" : \"x\" | the value of 'seed' is missing or is not",
        "\"seed\" : 42, | `` | the value of 'seed' is missing",
        "\"format\" : 2 | \"format\" : 99 | format 99 is not known, only 1 to 2.",
        "\"name\" : \"a\" | \"name\" : \"b\" | says that it describes b:1.0, but it lies in the"
            + " folder of a:1.0",
        "\"name\" : \"a\" | \"name\" : \"../a\" | '../a' cannot name a dataset or a version.",
        "customer_profiles.parquet | ../../x.parquet | does not lie inside the version's folder",
        "customer_profiles.parquet | /etc/passwd | the file '/etc/passwd' of customer_profiles does"
            + " not lie inside",
        "customer_profiles.parquet | a/../../x | does not lie inside the version's folder",
        "customer_profiles.parquet | C:x.parquet | does not lie inside the version's folder",
        "\"rows\" : 100 | \"rows\" : 101 | its fingerprint does not fit those of its tables",
        "\"rows\" : 100 | \"rows\" : -1 | customer_events has a negative size",
        "decimal(12,2) | decimal(40,2) | decimal(40,2) is out of range.",
        "timestamptz | time | 'time' is not a column type.",
        "\"created\" : \"2026 | \"created\" : \"zwanzig | the value of 'created' is missing or is"
            + " not"
      })
  void aDamagedManifestIsRefusedWithItsFileAndTheReason(
      String part, String replacement, String reason) throws IOException {
    assertThat(manifestText).contains(part);
    Path file = putManifest(manifestText.replace(part, replacement));

    assertThatThrownBy(() -> catalog.get(DatasetRef.parse("a:1.0")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.DATA))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{}", "{} {}", "\u0000\u0001"})
  void aManifestThatIsNoManifestIsRefused(String text) throws IOException {
    Path file = putManifest(text);

    assertThatThrownBy(() -> catalog.find(DatasetRef.parse("a")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(file + " is not a manifest that can be used: ");
  }

  @Test
  void oneBrokenVersionDoesNotHideTheOthersAndCanBeDeleted() throws IOException {
    create("a", "1.0", "2026-01-01T00:00:00Z");
    create("a", "2.0", "2026-01-02T00:00:00Z");
    Files.delete(home.resolve("datasets/a/2.0/manifest.json"));

    assertThat(catalog.list().stream().map(Manifest::version)).containsExactly("1.0");
    assertThat(catalog.problems()).hasSize(1);
    assertThat(catalog.problems().getFirst().what()).contains("a/2.0/manifest.json");
    assertThat(catalog.get(DatasetRef.parse("a")).version()).isEqualTo("1.0");

    catalog.delete(DatasetRef.parse("a:2.0"));
    assertThat(catalog.problems()).isEmpty();
  }

  @Test
  void whatIsUnfinishedIsNotInTheCatalog() throws IOException {
    create("a", "1.0", "2026-01-01T00:00:00Z");
    Files.createDirectories(home.resolve("datasets/a/.2.0.partial"));
    Files.writeString(home.resolve("datasets/stray.txt"), "not a dataset");

    assertThat(catalog.list()).hasSize(1);
    assertThat(catalog.problems()).isEmpty();
    assertThat(catalog.find(DatasetRef.parse("a:2.0"))).isEqualTo(Optional.empty());
  }

  @Test
  void jsonHasTheShapeThatScriptsRelyOn() {
    Manifest manifest = create("a", "1.0", "2026-01-01T00:00:00Z");

    String json = DatasetJson.toJson(manifest).toString();

    assertThat(json)
        .startsWith(
            "{\"name\":\"a\",\"version\":\"1.0\",\"spec\":\"customer\",\"scale\":\"100\",\"seed\":42,"
                + "\"created\":\"2026-01-01T00:00:00Z\",\"rows\":110,\"bytes\":")
        .contains(
            "\"fingerprint\":\""
                + manifest.fingerprint()
                + "\",\"tables\":[{\"name\":\"customer_profiles\",\"rows\":10,")
        .contains(
            "\"columns\":[{\"name\":\"customer_id\",\"type\":\"bigint\",\"nullable\":false},");
  }

  private Path putManifest(String text) throws IOException {
    Path file = home.resolve("datasets/a/1.0/manifest.json");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Manifest create(String name, String version, String created) {
    return Datasets.creator(home, Instant.parse(created))
        .ensure(Datasets.request(name, version, 100), Progress.NONE, new Cancellation());
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRequestProblem(
      ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST));
  }
}
