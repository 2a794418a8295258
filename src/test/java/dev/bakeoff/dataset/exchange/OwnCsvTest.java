package dev.bakeoff.dataset.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.format.CsvFormat;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.format.RowText;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's own CSV: what is found in it, how it is corrected, and what becomes of bad rows. */
final class OwnCsvTest {
  @TempDir Path directory;
  private Exchange exchange;

  @BeforeEach
  void catalog() {
    exchange = new Exchange(directory.resolve("home"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "1|-2|300=int",
        "1|3000000000=bigint",
        "1|9223372036854775808=text",
        "00123|00456=text",
        "+49 30 1|+49 30 2=text",
        "1.50|2.25|-0.01=decimal(12,2)",
        "1|2.5=decimal(12,1)",
        "123456789012345.678|1=decimal(18,3)",
        "0.30000000000000004|0.1=double",
        "1e3|2.5=double",
        "NaN|1.5=double",
        "12345678901234567.891|1=text",
        "true|FALSE=boolean",
        "yes|no=text",
        "2024-01-31|2024-02-29=date",
        "2024-02-30|2024-02-29=text",
        "2024-01-31|2024-01-31 08:15:00=timestamp",
        "2024-01-31T08:15:00.123456|2024-01-31 08:15=timestamp",
        "2024-01-31T08:15:00.1234567|2024-01-31 08:15=text",
        "2024-01-31T08:15:00Z|2024-01-31 08:15:00+02:00=timestamptz",
        "2025-10-01 00:00:00 +0000 UTC|2025-10-01 01:00:00 +0000 UTC=timestamptz",
        "2024-01-31T08:15:00Z|2024-01-31 08:15:00=text",
        "{a:1}|[1]=text",
        "12:30|13:45=text",
        "1d|2f=text",
        "0x10|0x20=text"
      })
  void typesHoldEveryValueOfTheFile(String values, String type) throws IOException {
    Path file = file("t.csv", "v,w\n" + String.join(",x\n", values.split("\\|")) + ",x\n");

    assertThat(preview(file).schemas().getFirst().columns().getFirst().type().name())
        .isEqualTo(type);
  }

  @Test
  void aValueThatComesLateStillCounts() throws IOException {
    StringBuilder text = new StringBuilder("id,amount\n");
    for (int i = 0; i < 50_000; i++) {
      text.append(i).append(',').append(i % 100).append(".25\n");
    }
    text.append("50000,n/a\n");

    ImportPreview.TablePreview table = preview(file("t.csv", text.toString())).tables().getFirst();

    assertThat(table.schema().column("amount").type()).isEqualTo(ColumnType.TEXT);
    assertThat(table.columns().get(1).note())
        .contains("50,000 of 50,001 values are decimal(12,2), but not 'n/a' in line 50,002");
    assertThat(table.keys()).containsExactly("id");
  }

  @Test
  void nullsEmptyTextsAndQuotesAreToldApart() throws IOException {
    Path file =
        file("t.csv", "a;b;c\r\n1;\"\";\"x;\"\"y\"\"\r\nz\"\r\n;NA;\"NA\"\r\n\"\";q;\"\"\r\n");
    CsvFormat format =
        new CsvFormat(Optional.empty(), true, Optional.of("NA"), StandardCharsets.UTF_8, false);

    ImportReport report = exchange.run(request(file, format, BadRowPolicy.REFUSE));

    assertThat(rows(report))
        .containsExactly(
            List.of("1", "", "x;\"y\"\r\nz"),
            List.of("(null)", "(null)", "NA"),
            List.of("(null)", "q", ""));
    assertThat(report.manifest().tables().getFirst().schema().columns())
        .containsExactly(
            new Column("a", ColumnType.INT, true),
            new Column("b", ColumnType.TEXT, true),
            new Column("c", ColumnType.TEXT, false));
  }

  @ParameterizedTest
  @CsvSource({"ISO-8859-1", "UTF-16", "UTF-16LE", "windows-1252"})
  void otherEncodingsComeInAsTheyAre(String name) throws IOException {
    Charset encoding = Charset.forName(name);
    Path file = directory.resolve("t.csv");
    Files.write(file, "näme;größe\nJürgen;1\nZoë;2\n".getBytes(encoding));
    CsvFormat format = new CsvFormat(Optional.empty(), true, Optional.empty(), encoding, false);

    ImportReport report = exchange.run(request(file, format, BadRowPolicy.REFUSE));

    assertThat(rows(report)).containsExactly(List.of("Jürgen", "1"), List.of("Zoë", "2"));
    assertThat(report.manifest().tables().getFirst().schema().columns())
        .extracting(Column::name)
        .containsExactly("näme", "größe");
  }

  @Test
  void theWrongEncodingIsNamedWithItsLines() throws IOException {
    Path file = directory.resolve("t.csv");
    Files.write(file, "a,b\n1,x\n2,Jürgen\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> exchange.importNamed(file, "t", "1.0"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("t.csv, line 3")
        .hasMessageContaining("is not UTF-8")
        .hasMessageContaining("latin1");
    assertThat(exchange.catalog().list()).isEmpty();
  }

  @Test
  void raggedRowsAreRefusedWithTheirLinesAndNothingIsImported() throws IOException {
    Path file = file("t.csv", "a,b\n1,\"two\nlines\"\n2\n3,x,y\n4,z\n");

    assertThatThrownBy(() -> exchange.importNamed(file, "t", "1.0"))
        .hasMessageContaining("2 rows of t cannot be read")
        .hasMessageContaining("t.csv, line 4: it has 1 fields instead of 2")
        .hasMessageContaining("line 5: it has 3 fields instead of 2");
    assertThat(exchange.catalog().list()).isEmpty();
  }

  @Test
  void badRowsAreSetAsideWithTheirReasons() throws IOException {
    Path file =
        file("t.csv", "id,amount\n1,1.5\n2,abc\n3\n4,\"x\"y\n5,2.5\n6,\"never closed\n7,3.5\n");

    try (ImportSession session =
        exchange
            .importer()
            .open(
                request(file, CsvFormat.UNKNOWN, BadRowPolicy.SET_ASIDE),
                Progress.NONE,
                new Cancellation())) {
      TableSchema schema =
          new SchemaCorrections(
                  Map.of("amount", ColumnType.decimal(12, 2)), List.of("id"), Optional.empty())
              .apply(session.preview().schemas().getFirst());
      ImportReport report = session.run(List.of(schema), Progress.NONE, new Cancellation());

      assertThat(rows(report))
          .containsExactly(List.of("1", "1.50"), List.of("5", "2.50"), List.of("7", "3.50"));
      BadRowSummary bad = report.badRows().getFirst();
      assertThat(bad.count()).isEqualTo(4);
      assertThat(bad.first())
          .extracting(BadRowSummary.BadRow::line)
          .containsExactly(3L, 4L, 5L, 7L);
      assertThat(bad.setAside()).contains(directory.resolve("t-rejected.csv"));
      assertThat(Files.readString(directory.resolve("t-rejected.csv")))
          .startsWith("file,line,reason,row\r\n")
          .contains(
              "\"t.csv\",3,\"the column amount holds 'abc', which is no decimal(12,2)\",\"2,abc\"")
          .contains("\"t.csv\",4,\"it has 1 fields instead of 2\",\"3\"")
          .contains("\"6,\"\"never closed\"");
    }
  }

  @Test
  void valuesThatDoNotFitCorrectedTypesAreRefusedNotRounded() throws IOException {
    Path file = file("t.csv", "v\n1.25\n2.125\n99999999999.99\n");

    try (ImportSession session =
        exchange
            .importer()
            .open(ImportRequest.of(file.toString()), Progress.NONE, new Cancellation())) {
      TableSchema schema =
          new SchemaCorrections(Map.of("v", ColumnType.decimal(12, 2)), List.of(), Optional.empty())
              .apply(session.preview().schemas().getFirst());

      assertThatThrownBy(() -> session.run(List.of(schema), Progress.NONE, new Cancellation()))
          .hasMessageContaining("line 3")
          .hasMessageContaining("line 4")
          .hasMessageContaining("no decimal(12,2)");
    }
    assertThat(exchange.catalog().list()).isEmpty();
  }

  @Test
  void aKeyThatOccursTwiceIsRefused() throws IOException {
    Path file = file("t.csv", "id,x\n1,a\n2,b\n1,c\n");
    ImportPreview preview = preview(file);
    assertThat(preview.tables().getFirst().keys()).containsExactly("x");

    try (ImportSession session =
        exchange
            .importer()
            .open(ImportRequest.of(file.toString()), Progress.NONE, new Cancellation())) {
      TableSchema schema =
          new SchemaCorrections(Map.of(), List.of("id"), Optional.empty())
              .apply(preview.schemas().getFirst());
      assertThatThrownBy(() -> session.run(List.of(schema), Progress.NONE, new Cancellation()))
          .hasMessageContaining("occur more than once");
    }
    assertThat(exchange.catalog().list()).isEmpty();
  }

  /** A third of a gigabyte shows it as well as a whole one: the test's memory is far smaller. */
  @Test
  void aLineWithoutEndIsReportedInBoundedMemory() throws IOException {
    Path file = directory.resolve("long.csv");
    byte[] portion = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write("a,b\n1,2\n3,".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 300; i++) {
        out.write(portion);
      }
      out.write("\n5,6\n".getBytes(StandardCharsets.US_ASCII));
    }

    ImportReport report = exchange.run(request(file, CsvFormat.UNKNOWN, BadRowPolicy.SET_ASIDE));

    assertThat(rows(report)).containsExactly(List.of("1", "2"), List.of("5", "6"));
    assertThat(report.badRows().getFirst().first())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.line()).isEqualTo(3);
              assertThat(row.reason()).contains("longer than 32 MB");
            });
    assertThat(Files.size(directory.resolve("long-rejected.csv"))).isLessThan(2 << 20);
  }

  @Test
  void headersThatAreEmptyOrTwiceThereGetNames() throws IOException {
    Path file = file("t.csv", "a,,A, b \n1,2,3,4\n");

    assertThat(preview(file).schemas().getFirst().columns())
        .extracting(Column::name)
        .containsExactly("a", "column_2", "A_2", "b");
  }

  @Test
  void niseFilesAreGroupedByTheirReports() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("nise"));
    String pods =
        "report_period_start,report_period_end,pod,namespace,node,resource_id,interval_start,interval_end,pod_usage_cpu_core_seconds,node_capacity_memory_bytes,pod_labels\n";
    String row =
        "2025-10-01 00:00:00 +0000 UTC,2025-11-01 00:00:00 +0000 UTC,p,ns,n,123,2025-10-01 00:00:00"
            + " +0000 UTC,2025-10-01 00:59:59 +0000 UTC,%s,8589934592,label_app:shop|label_v:1\n";
    Files.writeString(
        folder.resolve("October-2025-my-ocp-ocp_pod_usage.csv"), pods + row.formatted("3600"));
    Files.writeString(
        folder.resolve("November-2025-my-ocp-ocp_pod_usage.csv"), pods + row.formatted("12.5"));
    Files.writeString(
        folder.resolve("October-2025-my-ocp-ocp_node_label.csv"),
        "report_period_start,report_period_end,node,interval_start,interval_end,node_labels\n"
            + "2025-10-01 00:00:00 +0000 UTC,2025-11-01 00:00:00 +0000 UTC,n,2025-10-01 00:00:00"
            + " +0000 UTC,2025-10-01 00:59:59 +0000 UTC,label_a:b\n");

    ImportReport report = exchange.importNamed(folder, "usage", "1.0");

    assertThat(report.manifest().tables())
        .extracting(TableEntry::name)
        .containsExactlyInAnyOrder("pod_usage", "node_labels");
    TableEntry usage = report.manifest().table("pod_usage");
    assertThat(usage.rows()).isEqualTo(2);
    assertThat(usage.schema().column("interval_start").type()).isEqualTo(ColumnType.TIMESTAMP_TZ);
    assertThat(usage.schema().column("pod_usage_cpu_core_seconds").type())
        .isEqualTo(ColumnType.DOUBLE);
    assertThat(usage.schema().column("node_capacity_memory_bytes").type())
        .isEqualTo(ColumnType.DOUBLE);
    assertThat(usage.schema().column("pod_labels").type()).isEqualTo(ColumnType.TEXT);
  }

  private static ImportRequest request(Path file, CsvFormat format, BadRowPolicy policy) {
    return new ImportRequest(
        file.toString(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        1,
        format,
        policy);
  }

  private ImportPreview preview(Path file) {
    try (ImportSession session =
        exchange
            .importer()
            .open(ImportRequest.of(file.toString()), Progress.NONE, new Cancellation())) {
      return session.preview();
    }
  }

  private List<List<String>> rows(ImportReport report) {
    TableEntry table = exchange.catalog().get(report.manifest().ref()).tables().getFirst();
    DatasetRef ref = report.manifest().ref();
    try (RowCursor rows =
        new ParquetSource(exchange.catalog(), exchange.catalog().get(ref)).rows(table)) {
      return RowText.first(rows, table.schema(), 100).stream()
          .map(row -> row.stream().map(v -> v.orElse("(null)")).toList())
          .toList();
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
