package dev.bakeoff.dataset.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code dataset.json} of an export: everything that its files do not say themselves, so that an
 * import gives back the same types, keys and fingerprints. It is written last, so that an export
 * that has one is whole.
 *
 * @param name the dataset's
 * @param version the version's
 * @param format {@link DataFormat#id}
 * @param compression of the files
 * @param changedSince the version that the unchanged tables are those of
 * @param nulls how nulls are written, for people
 * @param tables that are in the export, in load order
 * @param unchanged tables that are not in it, being as in the other version
 */
record ExportDescription(
    int bakeoffExport,
    String name,
    String version,
    String format,
    String compression,
    Optional<String> changedSince,
    String nulls,
    List<Table> tables,
    List<Unchanged> unchanged) {
  static final String NAME = "dataset.json";
  private static final int FORMAT = 1;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** A table as it lies in the export. */
  record Table(
      String name,
      long rows,
      String fingerprint,
      List<String> files,
      List<ColumnShape> columns,
      List<String> primaryKey,
      List<List<String>> indexes,
      List<ForeignKey> foreignKeys,
      Optional<String> timeColumn) {
    static Table of(TableSchema schema, long rows, String fingerprint, List<String> files) {
      return new Table(
          schema.name(),
          rows,
          fingerprint,
          files,
          schema.columns().stream()
              .map(c -> new ColumnShape(c.name(), c.type().name(), c.nullable()))
              .toList(),
          schema.primaryKey(),
          schema.indexes(),
          schema.foreignKeys(),
          schema.timeColumn());
    }

    TableSchema schema() {
      return new TableSchema(
          name,
          columns.stream()
              .map(c -> new Column(c.name(), ColumnType.parse(c.type()), c.nullable()))
              .toList(),
          primaryKey,
          indexes,
          foreignKeys,
          timeColumn);
    }
  }

  /** A column. */
  record ColumnShape(String name, String type, boolean nullable) {}

  /** A table that did not change. */
  record Unchanged(String name, long rows, String fingerprint) {}

  static ExportDescription of(
      String name,
      String version,
      DataFormat format,
      String compression,
      Optional<String> changedSince,
      List<Table> tables,
      List<Unchanged> unchanged) {
    String nulls =
        switch (format) {
          case CSV -> "nothing between the delimiters; the empty text is \"\"";
          case JSONL, DYNAMODB_JSON -> "the member is not there";
          case PARQUET, ARROW, PG_DUMP -> "null";
        };
    return new ExportDescription(
        FORMAT, name, version, format.id(), compression, changedSince, nulls, tables, unchanged);
  }

  byte[] toJson() {
    try {
      return MAPPER.writeValueAsBytes(this);
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads what {@link #toJson} wrote, trusting nothing.
   *
   * @param where for messages
   * @throws ProblemException of kind DATA
   */
  static ExportDescription read(byte[] json, String where) {
    try {
      ExportDescription description = MAPPER.readValue(json, ExportDescription.class);
      if (description == null || description.bakeoffExport != FORMAT) {
        throw bad(where, "it is not of format " + FORMAT, null);
      }
      if (description.name == null
          || description.version == null
          || description.format == null
          || description.tables == null
          || description.unchanged == null) {
        throw bad(where, "name, version, format, tables or unchanged is missing", null);
      }
      Set<String> names = new HashSet<>();
      for (Table table : description.tables) {
        check(table, where);
        if (!names.add(table.name())) {
          throw bad(where, "the table '" + table.name() + "' is there twice", null);
        }
      }
      return description;
    } catch (JacksonException e) {
      throw bad(where, "it is not the JSON that it should be", e);
    } catch (IOException e) {
      throw bad(where, e.getMessage(), e);
    }
  }

  private static void check(Table table, String where) {
    if (table == null
        || table.name == null
        || table.fingerprint == null
        || table.files == null
        || table.columns == null
        || table.primaryKey == null
        || table.indexes == null
        || table.foreignKeys == null) {
      throw bad(where, "a table lacks its name, fingerprint, files, columns or keys", null);
    }
    for (String file : table.files) {
      if (file == null || file.indexOf('\\') >= 0 || file.indexOf(':') >= 0 || leaves(file)) {
        throw bad(where, "the file '" + file + "' does not lie inside the export", null);
      }
    }
    if (table.columns.isEmpty()
        || table.columns.stream()
            .anyMatch(c -> c == null || c.name() == null || c.type() == null)) {
      throw bad(where, "a column of '" + table.name + "' lacks its name or type", null);
    }
  }

  private static boolean leaves(String file) {
    for (String part : file.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return true;
      }
    }
    return false;
  }

  private static ProblemException bad(String where, String reason, Exception cause) {
    return Problem.of(
            Problem.Kind.DATA,
            "%s does not describe an export: %s.".formatted(where, reason),
            "Get it anew, or remove it to import the files as they are.")
        .asException(cause);
  }
}
