package dev.bakeoff.dataset.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes out in a format comes back with the same types and fingerprints. */
final class ExchangeRoundTripTest {
  @TempDir Path directory;
  private Exchange exchange;

  @BeforeEach
  void catalog() {
    exchange = new Exchange(directory.resolve("home"));
  }

  @ParameterizedTest
  @CsvSource({
    "CSV,NONE,1",
    "CSV,GZIP,2",
    "CSV,ZSTD,3",
    "JSONL,NONE,4",
    "JSONL,ZSTD,5",
    "ARROW,NONE,6",
    "ARROW,ZSTD,7",
    "DYNAMODB_JSON,GZIP,8",
    "PARQUET,ZSTD,9"
  })
  void everyFormatKeepsEveryFingerprint(DataFormat format, Compression compression, long seed) {
    Manifest original = new NastyTables(seed, true).publish(exchange.catalog(), "1.0");
    Path target = directory.resolve("out/export");

    ExportReport export = exchange.export("nasty:1.0", format, Optional.of(compression), target);
    Manifest imported = exchange.importNamed(target, "copy", "1.0").manifest();

    assertThat(export.tables()).hasSameSizeAs(original.tables());
    assertThat(imported.fingerprint()).isEqualTo(original.fingerprint());
    assertThat(imported.tables().stream().map(TableEntry::schema).toList())
        .isEqualTo(original.tables().stream().map(TableEntry::schema).toList());
    assertThat(imported.tables().stream().map(TableEntry::fingerprint).toList())
        .isEqualTo(original.tables().stream().map(TableEntry::fingerprint).toList());
  }

  @Test
  void nothingOfAnExportLiesOutsideItsFolderWhateverTablesAreCalled() throws IOException {
    new NastyTables(1, true).publish(exchange.catalog(), "1.0");
    Path target = directory.resolve("out/export");

    exchange.export("nasty:1.0", DataFormat.CSV, Optional.empty(), target);

    try (var beside = Files.list(directory.resolve("out"))) {
      assertThat(beside.toList()).containsExactly(target);
    }
    assertThat(target.resolve("%2e%2e%2fwe%2fird%5c%20%22n%c3%a4me%22%20%2541%3b%3a%2a%3f.csv"))
        .isRegularFile();
  }

  @Test
  void anIncrementalExportHoldsWhatChangedAndIsCompletedFromTheBase() {
    Manifest base = new NastyTables(1, false).publish(exchange.catalog(), "1.0");
    exchange.publishChanged(base, "2.0", "child");
    Path target = directory.resolve("export");

    ExportReport export =
        exchange.run(
            new ExportRequest(
                DatasetRef.parse("nasty:2.0"),
                DataFormat.JSONL,
                Optional.empty(),
                target.toString(),
                List.of(),
                Optional.of("1.0")));

    assertThat(export.tables()).extracting(ExportReport.ExportedTable::name).containsOnly("child");
    assertThat(export.unchanged()).hasSize(base.tables().size() - 1);
    Manifest imported = exchange.importNamed(target, "copy", "2.0").manifest();
    assertThat(imported.fingerprint())
        .isEqualTo(exchange.catalog().get(DatasetRef.parse("nasty:2.0")).fingerprint());
  }

  @Test
  void anIncrementalExportOfNothingWritesNothing() {
    Manifest base = new NastyTables(1, false).publish(exchange.catalog(), "1.0");
    Path target = directory.resolve("export");

    ExportReport export =
        exchange.run(
            new ExportRequest(
                base.ref(),
                DataFormat.CSV,
                Optional.empty(),
                target.toString(),
                List.of(),
                Optional.of("1.0")));

    assertThat(export.tables()).isEmpty();
    assertThat(export.unchanged()).hasSameSizeAs(base.tables());
    assertThat(target).doesNotExist();
  }

  @Test
  void chosenTablesGoOutAndComeBackAlone() {
    new NastyTables(1, false).publish(exchange.catalog(), "1.0");
    Path target = directory.resolve("export");
    exchange.export("nasty:1.0", DataFormat.ARROW, Optional.empty(), target);

    ImportRequest all = ImportRequest.of(target.toString()).named("copy", "1.0");
    Manifest imported =
        exchange
            .run(
                new ImportRequest(
                    all.source(),
                    all.format(),
                    all.name(),
                    all.version(),
                    List.of("child"),
                    1,
                    all.csv(),
                    all.badRows()))
            .manifest();

    assertThat(imported.tables()).extracting(TableEntry::name).containsExactly("child");
    assertThat(imported.tables().getFirst().schema().foreignKeys()).isEmpty();
  }

  @Test
  void filesWithoutTheDescriptionComeInWithTheTypesTheySay() throws IOException {
    Manifest original = new NastyTables(3, false).publish(exchange.catalog(), "1.0");
    for (DataFormat format : List.of(DataFormat.PARQUET, DataFormat.ARROW)) {
      Path target = directory.resolve(format.id());
      exchange.export("nasty:1.0", format, Optional.empty(), target);
      Files.delete(target.resolve(ExportDescription.NAME));

      Manifest imported = exchange.importNamed(target, format.id(), "1.0").manifest();

      for (TableEntry table : original.tables()) {
        TableEntry copy = imported.table(table.name());
        assertThat(copy.schema().columns().stream().map(c -> c.name() + c.type()).toList())
            .as("%s of %s", table.name(), format)
            .isEqualTo(table.schema().columns().stream().map(c -> c.name() + c.type()).toList());
        assertThat(copy.fingerprint()).isEqualTo(table.fingerprint());
      }
    }
  }
}
