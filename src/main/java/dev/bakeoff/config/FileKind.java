package dev.bakeoff.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file that somebody brings is for, by its name and, for YAML, its keys. */
public enum FileKind {
  /** A bake-off: a run configuration in YAML. */
  RUN_CONFIG,
  /** The values of a wizard, saved as YAML. */
  WIZARD,
  /** A dataset spec in YAML. */
  DATASET_SPEC,
  /** Runs that were exported from a history. */
  RUNS,
  /** Rows: CSV, Parquet, Arrow, JSON lines, a dump, or a folder of such files. */
  DATA,
  /** Nothing that is known here. */
  UNKNOWN;

  private static final List<String> DATA_ENDINGS =
      List.of("csv", "tsv", "parquet", "arrow", "feather", "jsonl", "ndjson", "json", "dump");
  private static final List<String> PACKED = List.of("gz", "zst");

  /**
   * Looks at a file.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where YAML cannot be read
   */
  public static FileKind of(Path file) {
    if (Files.isDirectory(file)) {
      return DATA;
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = ending(name);
    if (PACKED.contains(ending)) {
      ending = ending(name.substring(0, name.length() - ending.length() - 1));
    }
    return switch (ending) {
      case "yaml", "yml" -> yaml(YamlFile.read(file));
      case "bakeoff" -> RUNS;
      default -> DATA_ENDINGS.contains(ending) ? DATA : UNKNOWN;
    };
  }

  private static FileKind yaml(YamlValue root) {
    Set<String> keys = root.map().keySet();
    if (keys.contains("wizard")) {
      return WIZARD;
    }
    return keys.contains("workloads") || keys.contains("platforms") ? RUN_CONFIG : DATASET_SPEC;
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
