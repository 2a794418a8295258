package dev.bakeoff.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.ValidationReport.TableReport;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetValidatorTest {
  private static final String EVENTS = "customer_events";

  @TempDir Path home;
  private DatasetCatalog catalog;
  private Manifest manifest;
  private Path events;

  @BeforeEach
  void createDataset() {
    manifest = Datasets.create(home, "c", "1.0", 20_000);
    catalog = new DatasetCatalog(home);
    events = catalog.directory(manifest).resolve(EVENTS + ".parquet");
  }

  @Test
  void aVersionAsItWasPublishedIsInOrder() {
    ValidationReport report = validate();

    assertThat(report.ok()).isTrue();
    assertThat(report.tables())
        .allSatisfy(
            table -> {
              assertThat(table.rowsRead()).isEqualTo(table.rowsExpected());
              assertThat(table.fingerprintRead()).isEqualTo(table.fingerprintExpected());
            });
    assertThat(DatasetJson.toJson(report).toString())
        .startsWith("{\"name\":\"c\",\"version\":\"1.0\",\"status\":\"ok\",");
  }

  @Test
  void aChangedValueIsNoticed() throws Exception {
    rewrite("SELECT * REPLACE (if(event_id = 777, channel || 'x', channel) AS channel) FROM t");

    assertThat(problems(EVENTS))
        .singleElement()
        .asString()
        .startsWith("The rows of customer_events are not those that were published");
  }

  @Test
  void anEmptyStringInsteadOfANullIsNoticed() throws Exception {
    rewrite("SELECT * REPLACE (coalesce(currency, '') AS currency) FROM t");

    assertThat(problems(EVENTS)).hasSize(1);
  }

  @Test
  void missingAndRepeatedRowsAreCountedAndNamed() throws Exception {
    rewrite(
        "SELECT * FROM t WHERE event_id <> 5 UNION ALL SELECT * FROM t WHERE event_id IN (7, 8,"
            + " 7)");

    assertThat(problems(EVENTS))
        .anySatisfy(
            p ->
                assertThat(p).isEqualTo("customer_events has 20,001 rows, but should have 20,000."))
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo(
                        "2 keys (event_id) of customer_events occur more than once, for example"
                            + " 7, 8."));
  }

  @Test
  void referencesToNobodyAreCountedAndNamed() throws Exception {
    rewrite(
        "SELECT * REPLACE (if(event_id < 10, 999000 + event_id, customer_id) AS customer_id) FROM"
            + " t");

    assertThat(problems(EVENTS))
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo(
                        "9 values of customer_events.customer_id are not in"
                            + " customer_profiles.customer_id, for example 999001, 999002,"
                            + " 999003."));
  }

  @Test
  void nullsWhereNoneMayBeAreNamed() throws Exception {
    rewrite("SELECT * REPLACE (if(event_id < 4, NULL, channel) AS channel) FROM t");

    assertThat(problems(EVENTS))
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo(
                        "customer_events holds nulls in columns that must not be null: channel"
                            + " (3)."));
  }

  @Test
  void aMissingColumnIsNamedWithTheFile() throws Exception {
    rewrite("SELECT * EXCLUDE (channel) FROM t");

    assertThat(problems(EVENTS))
        .singleElement()
        .asString()
        .contains(events.toString())
        .contains("channel");
  }

  @Test
  void aFileThatWasCutOffIsNamedAndTheOtherTableStillChecked() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(events.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }

    ValidationReport report = validate();

    assertThat(report.ok()).isFalse();
    assertThat(report.tables().getFirst().problems()).isEmpty();
    assertThat(problems(EVENTS))
        .containsExactly(
            "The data file " + events + " cannot be read: it is not a whole Parquet file.");
  }

  @Test
  void damageInTheMiddleOfAFileIsNoticed() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(events.toFile(), "rw")) {
      file.seek(file.length() / 3);
      file.write(new byte[50_000]);
    }

    assertThat(problems(EVENTS)).isNotEmpty();
  }

  @Test
  void aFileThatIsMissingIsADataProblemForAnyReader() throws IOException {
    Files.delete(events);

    assertThatThrownBy(() -> new ParquetSource(catalog, manifest).rows(manifest.table(EVENTS)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.DATA))
        .hasMessageContaining("The data file " + events + " cannot be read: it is missing.");
  }

  @Test
  void validationCanBeCancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThatThrownBy(
            () -> new DatasetValidator(catalog).validate(manifest, Progress.NONE, cancellation))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Cancelled.");
  }

  @Test
  void firstRowsAndStatisticsComeAsText() {
    DatasetPreview preview = new DatasetPreview(catalog);
    TableEntry table = manifest.table(EVENTS);

    DatasetPreview.Rows rows = preview.rows(manifest, table, 5, new Cancellation());
    List<DatasetPreview.ColumnStats> stats = preview.stats(manifest, table, new Cancellation());

    assertThat(rows.columns()).startsWith("event_id", "customer_id").hasSize(12);
    assertThat(rows.rows()).hasSize(5);
    assertThat(rows.rows().stream().map(List::getFirst))
        .containsExactly(
            Optional.of("1"),
            Optional.of("2"),
            Optional.of("3"),
            Optional.of("4"),
            Optional.of("5"));
    assertThat(rows.rows().getFirst().get(4).orElseThrow()).matches("2024-01-01 00:.*\\+00");
    assertThat(stats.getFirst().min()).contains("1");
    assertThat(stats.getFirst().max()).contains("20000");
    assertThat(stats.get(2).distinct()).isEqualTo(8);
    assertThat(stats.get(5).nullShare()).isBetween(0.85, 0.93);
    assertThat(stats.get(0).nullShare()).isZero();
  }

  private ValidationReport validate() {
    return new DatasetValidator(catalog).validate(manifest, Progress.NONE, new Cancellation());
  }

  private List<String> problems(String table) {
    return validate().tables().stream()
        .filter(report -> report.table().equals(table))
        .map(TableReport::problems)
        .findFirst()
        .orElseThrow();
  }

  /** Replaces the events by what a query makes of them. */
  private void rewrite(String query) throws SQLException, IOException {
    Path changed = home.resolve("changed.parquet");
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("CREATE VIEW t AS FROM '" + events + "'");
      statement.execute("COPY (" + query + ") TO '" + changed + "' (FORMAT parquet)");
    }
    Files.move(changed, events, StandardCopyOption.REPLACE_EXISTING);
  }
}
