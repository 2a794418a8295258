package dev.bakeoff.dataset;

import dev.bakeoff.dataset.format.GeneratedRows;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.format.ParquetTableWriter;
import dev.bakeoff.dataset.format.RowProgress;
import dev.bakeoff.dataset.format.TablePair;
import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says which rows of a table are not what they should be: how many, in which columns, which keys.
 */
public final class RowDifferences {
  private final Path scratch;
  private final Progress progress;
  private final Cancellation cancellation;

  public RowDifferences(DatasetCatalog catalog, Progress progress, Cancellation cancellation) {
    this(catalog.spill(), progress, cancellation);
  }

  /**
   * Compares with files of its own in a folder for what is needed only for a while.
   *
   * @param scratch made when needed; what is put there is deleted again
   */
  public RowDifferences(Path scratch, Progress progress, Cancellation cancellation) {
    this.scratch = scratch;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Files against what a generator makes, one sentence each. */
  List<String> fromGenerated(ParquetSource files, TableEntry table, TableGenerator generator) {
    return withCopy(
        table,
        new GeneratedRows(table.schema(), generator, 0, generator.rows()),
        "Generating " + table.name() + " again",
        (source, expected) -> describe(source, expected, files, table));
  }

  /**
   * Rows found elsewhere against the dataset's files.
   *
   * @param found what a platform holds; read to its end
   * @return one sentence each
   */
  public List<String> fromFiles(ParquetSource files, TableEntry table, RowCursor found) {
    return withCopy(
        table,
        found,
        "Comparing " + table.name(),
        (source, copy) -> describe(files, table, source, copy));
  }

  /**
   * A few rows found elsewhere against the dataset's files: each of them must be there.
   *
   * @return one sentence each
   */
  public List<String> samples(ParquetSource files, TableEntry table, RowCursor found) {
    return withCopy(
        table,
        found,
        "Comparing a sample of " + table.name(),
        (source, copy) -> {
          try (TablePair pair = new TablePair(files, table, source, copy, scratch, cancellation)) {
            TablePair.Counts counts = pair.onlyRight(sameNames(table));
            List<String> sentences = new ArrayList<>();
            add(
                sentences,
                counts.added(),
                "rows of a sample of %s are not in the dataset".formatted(table.name()),
                counts,
                "added");
            return sentences;
          }
        });
  }

  private static Map<String, String> sameNames(TableEntry table) {
    Map<String, String> columns = new LinkedHashMap<>();
    table.schema().columns().forEach(c -> columns.put(c.name(), c.name()));
    return columns;
  }

  @FunctionalInterface
  private interface Comparison {
    List<String> compare(ParquetSource source, TableEntry copy);
  }

  private List<String> withCopy(
      TableEntry table, RowCursor rows, String task, Comparison comparison) {
    Path folder = scratch.resolve("compare-" + Long.toUnsignedString(System.nanoTime(), 36));
    try {
      Files.createDirectories(folder);
      try {
        int threads = Runtime.getRuntime().availableProcessors();
        TableEntry copy =
            new ParquetTableWriter(folder, folder.resolve(".spill"), threads)
                .copy(
                    anythingGoes(table.schema()),
                    rows,
                    200,
                    new RowProgress(task, table.rows(), progress, cancellation));
        return comparison.compare(new ParquetSource(folder), copy);
      } finally {
        Directories.deleteTree(folder);
      }
    } catch (IOException e) {
      return List.of(
          "Which rows of %s differ could not be found out: %s"
              .formatted(table.name(), StorageProblems.reason(e)));
    }
  }

  /** What is wrong may be nulls where none are allowed; they must be copied to be shown. */
  private static TableSchema anythingGoes(TableSchema schema) {
    return new TableSchema(
        schema.name(),
        schema.columns().stream().map(c -> new Column(c.name(), c.type(), true)).toList(),
        schema.primaryKey(),
        List.of(),
        List.of(),
        schema.timeColumn());
  }

  private List<String> describe(
      ParquetSource expectedFiles,
      TableEntry expected,
      ParquetSource foundFiles,
      TableEntry found) {
    Map<String, String> columns = sameNames(expected);
    List<String> key = expected.schema().primaryKey();
    try (TablePair pair =
        new TablePair(expectedFiles, expected, foundFiles, found, scratch, cancellation)) {
      TablePair.Counts counts = key.isEmpty() ? pair.byRow(columns) : pair.byKey(key, columns);
      return sentences(expected.name(), key, counts);
    }
  }

  private static List<String> sentences(String table, List<String> key, TablePair.Counts counts) {
    String by = key.isEmpty() ? "rows" : "rows (by " + String.join(", ", key) + ")";
    List<String> sentences = new ArrayList<>();
    add(
        sentences,
        counts.removed(),
        "%s of %s are missing".formatted(by, table),
        counts,
        "removed");
    add(
        sentences,
        counts.added(),
        "%s of %s should not be there".formatted(by, table),
        counts,
        "added");
    add(
        sentences,
        counts.changed(),
        "%s of %s hold other values".formatted(by, table),
        counts,
        "changed");
    String columns =
        counts.changedByColumn().entrySet().stream()
            .filter(e -> e.getValue() > 0)
            .map(e -> String.format(Locale.ROOT, "%s (%,d)", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    if (!columns.isEmpty()) {
      sentences.add("The columns of %s that differ: %s.".formatted(table, columns));
    }
    return sentences;
  }

  private static void add(
      List<String> sentences, long count, String what, TablePair.Counts counts, String kind) {
    if (count > 0) {
      String examples = counts.examples().get(kind);
      sentences.add(
          String.format(Locale.ROOT, "%,d %s", count, what)
              + (examples == null ? "." : ", for example " + examples + "."));
    }
  }
}
