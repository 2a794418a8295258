package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.exchange.BadRowPolicy;
import dev.bakeoff.dataset.exchange.DataFormat;
import dev.bakeoff.dataset.exchange.ImportPreview;
import dev.bakeoff.dataset.exchange.ImportPreview.TablePreview;
import dev.bakeoff.dataset.exchange.ImportRequest;
import dev.bakeoff.ui.dataset.NameModel;
import dev.bakeoff.ui.kit.CommandLine;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What was found at a source, and what the user makes of it before it is imported. */
public final class ImportModel {
  private final ImportRequest request;
  private final ImportPreview preview;
  private final List<TableEdit> tables;
  private final NameModel name;
  private final ObjectProperty<BadRowPolicy> policy = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Optional<String>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");

  /**
   * A table with its columns.
   *
   * @param found what was found
   * @param columns in order
   */
  public record TableEdit(TablePreview found, List<ColumnEdit> columns) {
    public TableEdit {
      columns = List.copyOf(columns);
    }

    static TableEdit of(TablePreview found) {
      List<String> key = usualKey(found);
      return new TableEdit(
          found,
          found.columns().stream()
              .map(c -> new ColumnEdit(c, key.contains(c.column().name())))
              .toList());
    }

    /** The source's own key, or the one that a user would most likely choose. */
    private static List<String> usualKey(TablePreview found) {
      return found.schema().primaryKey().isEmpty()
          ? found.suggestedKey().map(List::of).orElse(List.of())
          : found.schema().primaryKey();
    }

    /** Whether the command line must be told of the key, which it may choose otherwise. */
    boolean hasOtherKey() {
      return !schema().primaryKey().equals(found.schema().primaryKey())
          || (key().isEmpty() && found.suggestedKey().isPresent());
    }

    List<String> key() {
      return columns.stream().filter(c -> c.keyProperty().get()).map(ColumnEdit::name).toList();
    }

    TableSchema schema() {
      TableSchema was = found.schema();
      // The order of a key that was found may be another than that of the columns.
      boolean sameKey = Set.copyOf(key()).equals(Set.copyOf(was.primaryKey()));
      return new TableSchema(
          was.name(),
          columns.stream().map(ColumnEdit::column).toList(),
          sameKey ? was.primaryKey() : key(),
          was.indexes(),
          was.foreignKeys(),
          was.timeColumn()
              .filter(t -> columns.stream().anyMatch(c -> c.name().equals(t) && isTime(c))));
    }

    private static boolean isTime(ColumnEdit column) {
      return switch (column.column().type().kind()) {
        case TIMESTAMP_TZ, TIMESTAMP, DATE -> true;
        case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON -> false;
      };
    }
  }

  /**
   * @param request what was looked at
   * @param preview what was found
   * @param taken the versions that there are
   */
  public ImportModel(ImportRequest request, ImportPreview preview, Set<DatasetRef> taken) {
    this.request = request;
    this.preview = preview;
    this.tables = preview.tables().stream().map(TableEdit::of).toList();
    this.name = new NameModel(taken, preview.name());
    if (!taken.contains(new DatasetRef(preview.name(), Optional.of(preview.version())))) {
      name.versionProperty().set(preview.version());
    }
    policy.set(request.badRows());
    for (TableEdit table : tables) {
      for (ColumnEdit column : table.columns()) {
        column.typeProperty().subscribe((was, is) -> check());
        column.keyProperty().subscribe((was, is) -> check());
      }
    }
    name.error().subscribe(e -> check());
    name.nameProperty().subscribe(n -> check());
    name.versionProperty().subscribe(v -> check());
    policy.subscribe(p -> check());
  }

  public ImportPreview preview() {
    return preview;
  }

  public List<TableEdit> tables() {
    return tables;
  }

  public NameModel name() {
    return name;
  }

  /** What becomes of rows that cannot be read. */
  public ObjectProperty<BadRowPolicy> policyProperty() {
    return policy;
  }

  /** What keeps it from being imported. */
  public ReadOnlyObjectProperty<Optional<String>> error() {
    return error.getReadOnlyProperty();
  }

  /** The command that imports the same. */
  public ReadOnlyStringProperty command() {
    return command.getReadOnlyProperty();
  }

  /** As they are to be imported; only while there is no error. */
  public List<TableSchema> schemas() {
    return tables.stream().map(TableEdit::schema).toList();
  }

  /** Rows that are known to be unreadable whatever the types. */
  public long badRows() {
    return preview.tables().stream().mapToLong(t -> t.badRows().count()).sum();
  }

  private void check() {
    Optional<String> wrong =
        name.error()
            .getValue()
            .or(
                () ->
                    tables.stream()
                        .flatMap(t -> t.columns().stream())
                        .flatMap(c -> c.error().getValue().stream().map(e -> c.name() + ": " + e))
                        .findFirst())
            .or(
                () ->
                    policy.get() == BadRowPolicy.REFUSE && badRows() > 0
                        ? Optional.of(Texts.of("dataset.there-are-rows-that-cannot-be"))
                        : Optional.empty());
    error.set(wrong);
    command.set(wrong.isPresent() ? command.get() : write());
  }

  private String write() {
    boolean one = request.tables().isEmpty() && tables.size() == 1 && isText(preview.format());
    CommandLine line =
        CommandLine.bakeoff("dataset", one ? "load" : "import", request.source())
            .option("--name", name.nameProperty().get().strip())
            .option("--dataset-version", name.versionProperty().get().strip());
    if (!request.tables().isEmpty()) {
      line = line.option("--tables", String.join(",", request.tables()));
    }
    if (one) {
      TableEdit table = tables.getFirst();
      String types =
          table.columns().stream()
              .filter(ColumnEdit::isCorrected)
              .map(c -> c.name() + "=" + c.column().type().name())
              .collect(Collectors.joining(","));
      line = line.option("--types", types.isEmpty() ? Optional.empty() : Optional.of(types));
      if (table.hasOtherKey()) {
        line = line.option("--key", table.key().isEmpty() ? "none" : String.join(",", table.key()));
      }
    }
    List<String> csv = new ArrayList<>();
    request
        .csv()
        .delimiter()
        .ifPresent(d -> csv.addAll(List.of("--delimiter", d == '\t' ? "\\t" : String.valueOf(d))));
    request.csv().nullText().ifPresent(n -> csv.addAll(List.of("--null-text", n)));
    if (!request.csv().header()) {
      csv.add("--no-header");
    }
    return line.words(csv.toArray(String[]::new))
        .option(
            "--bad-rows",
            policy.get() == BadRowPolicy.SET_ASIDE ? Optional.of("set-aside") : Optional.empty())
        .toString();
  }

  private static boolean isText(DataFormat format) {
    return switch (format) {
      case CSV, JSONL -> true;
      case PARQUET, ARROW, DYNAMODB_JSON, PG_DUMP -> false;
    };
  }

  /** What a column can be made, beyond decimals of any size. */
  static List<String> types() {
    return List.of(
        ColumnType.INT.name(),
        ColumnType.BIGINT.name(),
        ColumnType.decimal(12, 2).name(),
        ColumnType.DOUBLE.name(),
        ColumnType.BOOLEAN.name(),
        ColumnType.DATE.name(),
        ColumnType.TIMESTAMP.name(),
        ColumnType.TIMESTAMP_TZ.name(),
        ColumnType.TEXT.name(),
        ColumnType.JSON.name());
  }
}
