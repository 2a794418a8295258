package dev.bakeoff.dataset.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be imported or exported says so, and leaves nothing behind. */
final class BadSourcesTest {
  @TempDir Path directory;
  private Exchange exchange;

  @BeforeEach
  void catalog() {
    exchange = new Exchange(directory.resolve("home"));
  }

  @ParameterizedTest
  @EnumSource(
      value = DataFormat.class,
      names = {"PARQUET", "ARROW", "CSV", "JSONL", "DYNAMODB_JSON"})
  void anExportThatWasCutOffIsRefused(DataFormat format) throws IOException {
    new NastyTables(1, false).publish(exchange.catalog(), "1.0");
    Path target = directory.resolve("export");
    ExportReport report = exchange.export("nasty:1.0", format, Optional.empty(), target);
    String name =
        report.tables().stream()
            .filter(t -> t.name().startsWith(".."))
            .findFirst()
            .orElseThrow()
            .files()
            .getFirst();
    byte[] whole = Files.readAllBytes(target.resolve(name));
    Files.write(target.resolve(name), Arrays.copyOf(whole, whole.length * 2 / 3));

    refused(Problem.Kind.DATA, () -> exchange.importNamed(target, "copy", "1.0"));
    assertThat(exchange.catalog().list()).extracting(Manifest::name).containsExactly("nasty");
  }

  @Test
  void aRowThatWasChangedInAnExportIsFound() throws IOException {
    new NastyTables(1, false).publish(exchange.catalog(), "1.0");
    Path target = directory.resolve("export");
    exchange.export("nasty:1.0", DataFormat.CSV, Optional.empty(), target);
    Path child = target.resolve("child.csv");
    String text = Files.readString(child);
    Files.writeString(child, text.replaceFirst("\n0,", "\n1,"));

    assertThatThrownBy(() -> exchange.importNamed(target, "copy", "1.0"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("do not hold the rows that were exported");
    assertThat(exchange.catalog().list()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "empty.csv,'',is empty",
    "t.parquet,no parquet at all,does not begin like one",
    "t.arrow,ARROW1,cannot be read",
    "t.parquet,PAR1 and nothing more,cannot be read",
    "dump.sql,'--\n-- PostgreSQL database dump\n--\n',pg_dump -Fc",
    "what.bin,junk,cannot be told",
    "t.jsonl,'{\"a\":1}\n{\"a\":',not valid JSON",
    "t.jsonl,'{\"a\":\"\\ud83d\"}\n',surrogate",
    "t.json,'[1,2]',no JSON object"
  })
  void filesThatAreNoneAreRefused(String name, String content, String message) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> exchange.importNamed(file, "t", "1.0"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file.getFileName().toString());
    assertThat(exchange.catalog().list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"../outside.csv", "/etc/passwd", "a/../../b", "C:\\\\x", "a//b"})
  void descriptionsThatLeadOutOfTheirFolderAreRefused(String path) throws IOException {
    new NastyTables(1, false).publish(exchange.catalog(), "1.0");
    Path target = directory.resolve("export");
    exchange.export("nasty:1.0", DataFormat.CSV, Optional.empty(), target);
    Path description = target.resolve(ExportDescription.NAME);
    Files.writeString(
        description, Files.readString(description).replace("\"child.csv\"", "\"" + path + "\""));

    assertThatThrownBy(() -> exchange.importNamed(target, "copy", "1.0"))
        .hasMessageContaining("does not lie inside the export");
  }

  @Test
  void anExportNeverMixesWithOtherFiles() throws IOException {
    new NastyTables(1, false).publish(exchange.catalog(), "1.0");
    Path target = Files.createDirectories(directory.resolve("full"));
    Files.writeString(target.resolve("precious.txt"), "mine");

    refused(
        Problem.Kind.REQUEST,
        () -> exchange.export("nasty:1.0", DataFormat.CSV, Optional.empty(), target));
    assertThat(target.toFile().list()).containsExactly("precious.txt");
  }

  @Test
  void whatFailsOnTheWayLeavesNoFolder() throws IOException {
    Manifest manifest = new NastyTables(1, false).publish(exchange.catalog(), "1.0");
    Path file =
        exchange.catalog().directory(manifest).resolve(manifest.table("child").files().getFirst());
    Files.write(file, new byte[100]);
    Path target = directory.resolve("export");

    refused(
        Problem.Kind.DATA,
        () -> exchange.export("nasty:1.0", DataFormat.JSONL, Optional.empty(), target));
    assertThat(target).doesNotExist();
  }

  private static void refused(Problem.Kind kind, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().kind()).isEqualTo(kind));
  }
}
