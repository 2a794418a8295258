package dev.bakeoff.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.errorprone.annotations.FormatMethod;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and writes {@code manifest.json}. The reader takes nothing on trust: an unknown or missing
 * key, a path that leads out of the folder or a fingerprint that does not fit is refused with the
 * file's name and the reason.
 */
public final class ManifestFile {
  public static final String NAME = "manifest.json";

  /** Format 1 had no kind, definition, parameters and note. */
  private static final int FORMAT = 2;

  private static final int OLDEST_FORMAT = 1;
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private record Document(
      int format,
      String name,
      String version,
      String spec,
      String scale,
      long seed,
      Origin.Kind kind,
      Optional<String> definition,
      Map<String, String> parameters,
      String note,
      Instant created,
      Optional<String> parent,
      String fingerprint,
      List<Table> tables) {}

  private record Table(
      String name,
      long rows,
      long bytes,
      String fingerprint,
      List<String> files,
      Optional<TableEntry.KeyRange> keys,
      List<ColumnEntry> columns,
      List<String> primaryKey,
      List<List<String>> indexes,
      List<ForeignKey> foreignKeys,
      Optional<String> timeColumn) {}

  private record ColumnEntry(String name, String type, boolean nullable) {}

  private ManifestFile() {}

  static byte[] toJson(Manifest manifest) {
    Document document =
        new Document(
            FORMAT,
            manifest.name(),
            manifest.version(),
            manifest.spec(),
            manifest.scale(),
            manifest.seed(),
            manifest.origin().kind(),
            manifest.origin().definition(),
            manifest.origin().parameters(),
            manifest.origin().note(),
            manifest.created(),
            manifest.parent(),
            manifest.fingerprint(),
            manifest.tables().stream().map(ManifestFile::fromEntry).toList());
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a version's manifest.
   *
   * @throws ProblemException of kind DATA, naming the file and what is wrong with it
   */
  static Manifest read(Path file) {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw bad(file.toString(), "it cannot be read (" + e.getMessage() + ")", e);
    }
    return parse(content, file.toString());
  }

  /**
   * Reads a manifest that came from somewhere else.
   *
   * @param file what to call it in problems
   * @throws ProblemException of kind DATA, naming the file and what is wrong with it
   */
  public static Manifest parse(byte[] content, String file) {
    try {
      return toManifest(MAPPER.readValue(content, Document.class));
    } catch (JacksonException e) {
      throw bad(file, reason(e), e);
    } catch (IOException e) {
      throw bad(file, "it cannot be read (" + e.getMessage() + ")", e);
    } catch (ProblemException e) {
      throw bad(file, e.problem().what(), e);
    } catch (Invalid e) {
      throw bad(file, e.getMessage(), e);
    }
  }

  /** What Jackson found, without its words about classes and settings. */
  private static String reason(JacksonException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "the key '%s' is not known".formatted(unknown.getPropertyName());
    }
    if (e instanceof JsonMappingException mapping) {
      String path =
          mapping.getPath().stream()
              .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
              .collect(Collectors.joining("."));
      return path.isEmpty()
          ? "it is not one JSON object"
          : "the value of '%s' is missing or is not what it should be".formatted(path);
    }
    return e.getLocation() == null
        ? "it is not a JSON object"
        : "line %d is not valid JSON".formatted(e.getLocation().getLineNr());
  }

  private static Manifest toManifest(Document document) throws Invalid {
    require(document, "document");
    check(
        document.format >= OLDEST_FORMAT && document.format <= FORMAT,
        "format %d is not known, only %d to %d",
        document.format,
        OLDEST_FORMAT,
        FORMAT);
    require(document.name, "name");
    require(document.version, "version");
    require(document.spec, "spec");
    require(document.scale, "scale");
    require(document.created, "created");
    require(document.fingerprint, "fingerprint");
    DatasetRef.parse(document.name + ":" + document.version);
    List<TableEntry> tables = new ArrayList<>();
    for (Table table : require(document.tables, "tables")) {
      tables.add(toEntry(table));
    }
    Manifest manifest =
        new Manifest(
            document.name,
            document.version,
            new Origin(
                document.kind == null ? Origin.Kind.GENERATED : document.kind,
                document.spec,
                document.scale,
                document.seed,
                document.definition,
                document.parameters == null ? Map.of() : document.parameters,
                document.note == null ? "" : document.note),
            document.created,
            document.parent,
            tables);
    check(
        manifest.fingerprint().equals(document.fingerprint),
        "its fingerprint does not fit those of its tables");
    return manifest;
  }

  private static TableEntry toEntry(Table table) throws Invalid {
    require(table.name, "name of a table");
    String fingerprint = require(table.fingerprint, "fingerprint of " + table.name);
    check(
        FINGERPRINT.matcher(fingerprint).matches(),
        "the fingerprint of %s is not 32 hexadecimal digits",
        table.name);
    check(table.rows >= 0 && table.bytes >= 0, "%s has a negative size", table.name);
    List<String> files = require(table.files, "files of " + table.name);
    for (String file : files) {
      checkInside(file, table.name);
    }
    List<Column> columns = new ArrayList<>();
    for (ColumnEntry column : require(table.columns, "columns of " + table.name)) {
      columns.add(
          new Column(
              require(column.name, "name of a column of " + table.name),
              ColumnType.parse(require(column.type, "type of " + column.name)),
              column.nullable));
    }
    return new TableEntry(
        new TableSchema(
            table.name,
            columns,
            require(table.primaryKey, "primary_key of " + table.name),
            require(table.indexes, "indexes of " + table.name),
            require(table.foreignKeys, "foreign_keys of " + table.name),
            table.timeColumn),
        table.rows,
        table.bytes,
        fingerprint,
        files,
        table.keys);
  }

  /** A manifest may come from somebody else: none of its files may lie outside its folder. */
  private static void checkInside(String file, String table) throws Invalid {
    boolean inside =
        file != null
            && !file.isEmpty()
            && file.indexOf('\\') < 0
            && file.indexOf(':') < 0
            && file.indexOf('\0') < 0;
    if (inside) {
      for (String part : file.split("/", -1)) {
        inside &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
      }
    }
    check(inside, "the file '%s' of %s does not lie inside the version's folder", file, table);
  }

  private static Table fromEntry(TableEntry entry) {
    TableSchema schema = entry.schema();
    return new Table(
        schema.name(),
        entry.rows(),
        entry.bytes(),
        entry.fingerprint(),
        entry.files(),
        entry.keys(),
        schema.columns().stream()
            .map(c -> new ColumnEntry(c.name(), c.type().name(), c.nullable()))
            .toList(),
        schema.primaryKey(),
        schema.indexes(),
        schema.foreignKeys(),
        schema.timeColumn());
  }

  private static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }
  }

  private static <T> T require(T value, String what) throws Invalid {
    if (value == null) {
      throw new Invalid("the " + what + " is missing");
    }
    return value;
  }

  @FormatMethod
  private static void check(boolean holds, String format, Object... arguments) throws Invalid {
    if (!holds) {
      throw new Invalid(format.formatted(arguments));
    }
  }

  private static ProblemException bad(String file, String reason, Exception cause) {
    return Problem.of(
            Problem.Kind.DATA,
            "%s is not a manifest that can be used: %s".formatted(file, endWithPoint(reason)),
            "Restore the file, or delete the folder and create the dataset again.")
        .asException(cause);
  }

  private static String endWithPoint(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }
}
