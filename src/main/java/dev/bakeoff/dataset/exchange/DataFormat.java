package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.Arrays;
import java.util.List;

/** The formats that datasets are exported to and imported from. */
public enum DataFormat {
  PARQUET("parquet", "Parquet", ".parquet"),
  CSV("csv", "CSV", ".csv"),
  ARROW("arrow", "Arrow IPC", ".arrow"),
  JSONL("jsonl", "JSON lines", ".jsonl"),
  DYNAMODB_JSON("dynamodb-json", "DynamoDB JSON", ".json"),
  PG_DUMP("pg_dump", "PostgreSQL dump", ".dump");

  private final String id;
  private final String title;
  private final String suffix;

  DataFormat(String id, String title, String suffix) {
    this.id = id;
    this.title = title;
    this.suffix = suffix;
  }

  /** As on the command line: {@code dynamodb-json}. */
  public String id() {
    return id;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** What a file's name ends with, before that of a compression. */
  public String suffix() {
    return suffix;
  }

  /** How its files can be packed; the first is the usual one. */
  public List<Compression> compressions() {
    return switch (this) {
      case PARQUET -> List.of(Compression.ZSTD);
      case CSV, JSONL -> List.of(Compression.NONE, Compression.GZIP, Compression.ZSTD);
      case ARROW -> List.of(Compression.NONE, Compression.ZSTD);
      case DYNAMODB_JSON, PG_DUMP -> List.of(Compression.GZIP, Compression.NONE, Compression.ZSTD);
    };
  }

  /** Reads what {@link #id} gives. */
  public static DataFormat parse(String text) {
    List<String> known = Arrays.stream(values()).map(DataFormat::id).toList();
    String wanted = text.replace('_', '-');
    return Arrays.stream(values())
        .filter(f -> f.id.replace('_', '-').equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request("'" + text + "' is not a format.", Suggestions.hint(text, known))
                    .asException());
  }
}
