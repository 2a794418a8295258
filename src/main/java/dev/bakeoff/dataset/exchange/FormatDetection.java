package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.dataset.format.FileProblems;
import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a file's format by its first bytes, and where they say nothing, by its name. */
final class FormatDetection {
  private static final int HEAD = 4096;
  private static final List<String> PACKED = List.of(".gz", ".zst", ".zstd");

  private FormatDetection() {}

  /**
   * A file's format.
   *
   * @return empty where it is none of ours
   * @throws dev.bakeoff.model.ProblemException of kind DATA where the file is empty, or a dump that
   *     cannot be restored
   */
  static Optional<DataFormat> of(Path file) {
    byte[] head = head(file);
    if (head.length == 0) {
      throw Problem.of(Problem.Kind.DATA, file + " is empty.", "Check how it was made.")
          .asException();
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PAR1")) {
      return Optional.of(DataFormat.PARQUET);
    }
    if (text.startsWith("ARROW1")) {
      return Optional.of(DataFormat.ARROW);
    }
    if (text.startsWith("PGDMP")) {
      return Optional.of(DataFormat.PG_DUMP);
    }
    if (text.contains("PostgreSQL database dump") || text.startsWith("SET statement_timeout")) {
      throw Problem.of(
              Problem.Kind.DATA,
              file
                  + " is a PostgreSQL dump in plain SQL, which is no data that can be read safely.",
              "Make the dump again with pg_dump -Fc, or load it into a server with psql and dump"
                  + " that.")
          .asException();
    }
    Optional<DataFormat> named = byName(bareName(file));
    if (named.isPresent() && named.get() != DataFormat.JSONL) {
      checkBinary(file, named.get());
      return named;
    }
    String start = text.stripLeading();
    if (start.startsWith("{")) {
      return Optional.of(
          start.replace(" ", "").startsWith("{\"Item\":")
              ? DataFormat.DYNAMODB_JSON
              : DataFormat.JSONL);
    }
    return named;
  }

  /** A file that calls itself binary has been recognised by now, or is not what it says. */
  private static void checkBinary(Path file, DataFormat named) {
    if (named == DataFormat.PARQUET || named == DataFormat.ARROW || named == DataFormat.PG_DUMP) {
      throw Problem.of(
              Problem.Kind.DATA,
              "%s is called a %s file, but does not begin like one.".formatted(file, named.title()),
              "Get the file anew, or rename it if it is something else.")
          .asException();
    }
  }

  private static Optional<DataFormat> byName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int point = lower.lastIndexOf('.');
    return switch (point < 0 ? "" : lower.substring(point)) {
      case ".csv", ".tsv", ".txt" -> Optional.of(DataFormat.CSV);
      case ".jsonl", ".ndjson", ".json" -> Optional.of(DataFormat.JSONL);
      case ".parquet" -> Optional.of(DataFormat.PARQUET);
      case ".arrow", ".feather", ".ipc" -> Optional.of(DataFormat.ARROW);
      case ".dump", ".pgdump" -> Optional.of(DataFormat.PG_DUMP);
      default -> Optional.empty();
    };
  }

  /** The name without the ending of a compression. */
  static String bareName(Path file) {
    String name = file.getFileName().toString();
    for (String suffix : PACKED) {
      if (name.toLowerCase(Locale.ROOT).endsWith(suffix)) {
        return name.substring(0, name.length() - suffix.length());
      }
    }
    return name;
  }

  /** The name without any ending. */
  static String stem(Path file) {
    String name = bareName(file);
    int point = name.lastIndexOf('.');
    return point > 0 ? name.substring(0, point) : name;
  }

  private static byte[] head(Path file) {
    try {
      if (Files.size(file) == 0) {
        return new byte[0];
      }
      try (InputStream in = Compression.unpacked(file)) {
        return in.readNBytes(HEAD);
      }
    } catch (IOException e) {
      throw FileProblems.unreadable(file, e);
    }
  }
}
