package dev.bakeoff.ui.dataset.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.exchange.BadRowPolicy;
import dev.bakeoff.dataset.exchange.DataFormat;
import dev.bakeoff.dataset.exchange.ImportRequest;
import dev.bakeoff.dataset.exchange.ImportSession;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the forms for imports and exports ask for, without a window. */
final class TransferModelsTest {
  @TempDir private Path home;
  private RealServices services;

  @BeforeEach
  void open() {
    services = new RealServices(home.resolve("home"), launcher -> launcher);
  }

  @AfterEach
  void close() {
    services.close();
  }

  private ImportModel found(String csv, Set<DatasetRef> taken) throws Exception {
    Path file = Files.writeString(home.resolve("my people.csv"), csv);
    ImportRequest request = ImportRequest.of(file.toString());
    try (ImportSession session =
        services
            .ui()
            .data()
            .exchange()
            .importer()
            .open(request, Progress.NONE, new Cancellation())) {
      return new ImportModel(request, session.preview(), taken);
    }
  }

  private static ColumnEdit column(ImportModel model, String name) {
    return model.tables().getFirst().columns().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_type_that_is_corrected_goes_into_schema_and_command() throws Exception {
    ImportModel model = found("id,code,price\n1,17,1.5\n2,18,2.5\n", Set.of());
    assertThat(model.error().getValue()).isEmpty();
    assertThat(model.name().ref()).hasToString("my_people:1.0");
    column(model, "code").typeProperty().set("text");
    column(model, "price").typeProperty().set("Decimal(9, 2)");
    column(model, "id").keyProperty().set(true);
    assertThat(model.schemas().getFirst().column("price").type().name()).isEqualTo("decimal(9,2)");
    assertThat(model.schemas().getFirst().primaryKey()).containsExactly("id");
    assertThat(model.schemas().getFirst().column("id").nullable()).isFalse();
    assertThat(model.command().get())
        .contains("dataset load '")
        .contains("--types 'code=text,price=decimal(9,2)'")
        .contains("--key id")
        .doesNotContain("--bad-rows");
  }

  @Test
  void a_type_that_is_none_is_refused_as_it_is_typed() throws Exception {
    ImportModel model = found("id\n1\n", Set.of());
    column(model, "id").typeProperty().set("varchar");
    assertThat(model.error().getValue())
        .hasValueSatisfying(e -> assertThat(e).contains("'varchar' is not a column type"));
    column(model, "id").typeProperty().set("bigint");
    assertThat(model.error().getValue()).isEmpty();
  }

  @Test
  void rows_that_cannot_be_read_need_a_decision() throws Exception {
    ImportModel model = found("a,b\n1,2\n3\n", Set.of());
    assertThat(model.badRows()).isEqualTo(1);
    assertThat(model.error().getValue()).isPresent();
    model.policyProperty().set(BadRowPolicy.SET_ASIDE);
    assertThat(model.error().getValue()).isEmpty();
    assertThat(model.command().get()).endsWith("--bad-rows set-aside");
  }

  @Test
  void a_version_that_is_taken_is_not_suggested() throws Exception {
    ImportModel model = found("a\n1\n", Set.of(DatasetRef.parse("my_people:1.0")));
    assertThat(model.name().ref()).hasToString("my_people:1.1");
  }

  @Test
  void several_files_are_some_tables_of_their_folder() {
    SourceModel model = new SourceModel();
    assertThat(model.error().getValue()).isPresent();
    Path folder = home.toAbsolutePath();
    model.take(List.of(folder.resolve("a.csv.gz"), folder.resolve("b.parquet")));
    assertThat(model.request().source()).isEqualTo(folder.toString());
    assertThat(model.request().tables()).containsExactly("a", "b");
    model.sourceProperty().set("s3://bucket/prefix");
    assertThat(model.request().tables()).isEmpty();
    model.delimiterProperty().set("too long");
    assertThat(model.error().getValue()).isPresent();
    model.delimiterProperty().set("\\t");
    assertThat(model.request().csv().delimiter()).contains('\t');
  }

  @Test
  void an_export_asks_for_what_was_chosen() {
    Manifest manifest =
        services
            .ui()
            .data()
            .creator()
            .ensure(
                new CreateRequest(
                    "customer", "1.0", "customer", CreateRequest.Size.rows(100), 42, 1),
                Progress.NONE,
                new Cancellation());
    ExportModel model = new ExportModel(manifest);
    assertThat(model.error().getValue()).isPresent();
    model.targetProperty().set("out");
    assertThat(model.error().getValue()).isEmpty();
    assertThat(model.request().tables()).isEmpty();
    model.compressionProperty().set(Compression.ZSTD);
    model.formatProperty().set(DataFormat.CSV);
    model.choose("customer_profiles", false);
    model.changedSinceProperty().set(Optional.of("0.9"));
    assertThat(model.command().get())
        .isEqualTo(
            "bakeoff dataset export customer:1.0 --format csv --output out"
                + " --tables customer_events --compression zstd --changed-since 0.9");
    model.formatProperty().set(DataFormat.DYNAMODB_JSON);
    model.choose("customer_events", false);
    assertThat(model.error().getValue()).contains("Choose at least one table.");
  }
}
