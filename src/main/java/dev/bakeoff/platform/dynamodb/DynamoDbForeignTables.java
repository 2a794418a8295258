package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.dynamodb.ParallelScan.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Tables by a prefix of their names. Those that Bakeoff loaded have the shape that they were loaded
 * with; of others every item is read to find out their attributes and types.
 */
final class DynamoDbForeignTables implements ForeignTables {
  private final Aws aws;
  private final LoadMarks marks;
  private final Meter meter;
  private final String ownPrefix;

  DynamoDbForeignTables(Aws aws, LoadMarks marks, Meter meter, String ownPrefix) {
    this.aws = aws;
    this.marks = marks;
    this.meter = meter;
    this.ownPrefix = ownPrefix;
  }

  @Override
  public List<ForeignTable> list(String place, Progress progress, Cancellation cancellation) {
    String prefix = place.isEmpty() ? ownPrefix : place;
    try {
      List<String> names =
          aws.patient().listTablesPaginator().tableNames().stream()
              .filter(name -> name.startsWith(prefix) && !name.equals(marks.tableName()))
              .sorted()
              .toList();
      if (names.isEmpty()) {
        throw Problem.request(
                "%s has no tables whose names begin with '%s'.".formatted(aws.endpoint(), prefix),
                "Check the prefix, 'region' and the credentials.")
            .asException();
      }
      Map<String, TableSchema> loaded = marks.schemas();
      List<ForeignTable> tables = new ArrayList<>();
      for (String name : names) {
        cancellation.throwIfRequested();
        TableSchema schema = loaded.get(name);
        tables.add(
            schema != null
                ? ofBakeoff(prefix, name, schema)
                : inferred(prefix, name, progress, cancellation));
      }
      return tables;
    } catch (SdkException e) {
      throw Failures.failed("The tables at " + aws.endpoint() + " cannot be listed", e);
    }
  }

  /** A table's foreign keys name tables of its dataset, which have other names here. */
  private static ForeignTable ofBakeoff(String prefix, String name, TableSchema schema) {
    TableSchema shape =
        new TableSchema(
            name,
            schema.columns(),
            schema.primaryKey(),
            schema.indexes(),
            List.of(),
            schema.timeColumn());
    return new ForeignTable(
        prefix,
        name,
        shape,
        OptionalLong.empty(),
        List.of("Bakeoff loaded it as '" + schema.name() + "': its columns are those of then."));
  }

  private ForeignTable inferred(
      String prefix, String name, Progress progress, Cancellation cancellation) {
    TableDescription table = aws.patient().describeTable(r -> r.tableName(name)).table();
    Map<String, AttributeGuess> guesses = new TreeMap<>();
    long items = 0;
    try (ParallelScan scan = ParallelScan.items(aws.plain(), name, meter)) {
      for (Optional<Page> page = scan.next(); page.isPresent(); page = scan.next()) {
        cancellation.throwIfRequested();
        for (Map<String, AttributeValue> item : page.get().items()) {
          item.forEach(
              (attribute, value) ->
                  guesses.computeIfAbsent(attribute, _ -> new AttributeGuess()).add(value));
        }
        items += page.get().count();
        progress.report(new Progress.Step("Looking at " + name, items, 0, "items"));
      }
    }
    List<String> key = table.keySchema().stream().map(KeySchemaElement::attributeName).toList();
    List<Column> columns = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> order = new ArrayList<>(key);
    guesses.keySet().stream().filter(a -> !key.contains(a)).forEach(order::add);
    for (String attribute : order) {
      AttributeGuess guess = guesses.getOrDefault(attribute, new AttributeGuess());
      AttributeGuess.Guess found = guess.guess(attribute, items);
      columns.add(found.column());
      found.note().ifPresent(notes::add);
    }
    notes.add("Columns and types are those of the %,d items that are there now.".formatted(items));
    TableSchema schema =
        new TableSchema(name, columns, key, List.of(), List.of(), Optional.empty());
    return new ForeignTable(prefix, name, schema, OptionalLong.of(items), notes);
  }

  @Override
  public RowCursor read(ForeignTable table) {
    return new ItemCursor(
        table.name(),
        table.schema().columns(),
        ParallelScan.items(aws.plain(), table.name(), meter));
  }
}
