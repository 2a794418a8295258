package dev.bakeoff.workload;

import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableEntry.KeyRange;
import dev.bakeoff.dataset.TimeRange;
import dev.bakeoff.dataset.format.ColumnValues;
import dev.bakeoff.dataset.format.KeyList;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Access;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads from a dataset's files what requests are made of: keys with gaps, the newest stretch of a
 * table's time, values for the parameters of statements. The same files give the same, so that all
 * platforms are asked the same.
 */
public final class RequestData {
  /** 32 MB of keys; more would only make the worker larger, not the draws fairer. */
  private static final int MOST_KEYS = 4_000_000;

  private static final int MOST_VALUES = 100_000;

  private final ParquetSource files;

  public RequestData(ParquetSource files) {
    this.files = files;
  }

  /**
   * The same requests with everything read.
   *
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a file cannot be read, or a
   *     column that is drawn from holds nothing
   */
  public RequestPlan fill(RequestPlan plan) {
    return new RequestPlan(plan.kinds().stream().map(this::filled).toList());
  }

  private RequestPlan.Kind filled(RequestPlan.Kind kind) {
    List<Access> accesses = kind.accesses();
    Keys keys = kind.keys();
    for (Unread unread : kind.unread()) {
      switch (unread) {
        case Unread.KeysOf(TableEntry table, String column) -> keys = keys(table, column);
        case Unread.NewestOf newest ->
            accesses = accesses.stream().map(access -> within(access, newest)).toList();
        case Unread.ValuesOf values -> {
          Access.Sql sql = values((Access.Sql) accesses.getFirst(), values.sources());
          accesses = List.of(sql);
          int most = sql.parameters().stream().mapToInt(p -> p.values().size()).max().orElse(1);
          keys = Keys.range(new KeyRange(0, most - 1L));
        }
      }
    }
    return kind.ready(accesses, keys);
  }

  private Keys keys(TableEntry table, String column) {
    long[] list = KeyList.read(files, table, column, MOST_KEYS);
    if (list.length == 0) {
      throw empty(table, column);
    }
    return Keys.listed(list);
  }

  private Access within(Access access, Unread.NewestOf newest) {
    TimeRange range =
        files
            .range(newest.table(), newest.column())
            .orElseThrow(() -> empty(newest.table(), newest.column()));
    ColumnType type = newest.table().schema().column(newest.column()).type();
    long until = range.greatest() + 1;
    return access instanceof Access.Latest latest
        ? new Access.TimeSeries(
            latest.table(),
            latest.keyColumn(),
            latest.orderColumn(),
            until - units(newest.length(), type),
            until,
            latest.limit())
        : access;
  }

  /** A length in the unit of a column's times, at least one. */
  private static long units(Duration length, ColumnType type) {
    return Math.max(
        1,
        type.kind() == ColumnType.Kind.DATE
            ? length.toDays()
            : length.dividedBy(Duration.ofNanos(1_000)));
  }

  /** Parameters from one table take values that occur in one row. */
  private Access.Sql values(Access.Sql sql, Map<String, Unread.Source> sources) {
    Map<TableEntry, Set<String>> columns = new LinkedHashMap<>();
    sql.parameters()
        .forEach(
            parameter -> {
              Unread.Source source = sources.get(parameter.name());
              columns
                  .computeIfAbsent(source.table(), _ -> new LinkedHashSet<>())
                  .add(source.column());
            });
    Map<Unread.Source, List<Object>> read = new HashMap<>();
    columns.forEach(
        (table, wanted) -> {
          List<String> names = List.copyOf(wanted);
          List<List<Object>> values = ColumnValues.read(files, table, names, MOST_VALUES);
          for (int i = 0; i < names.size(); i++) {
            if (values.get(i).isEmpty()) {
              throw empty(table, names.get(i));
            }
            read.put(new Unread.Source(table, names.get(i)), values.get(i));
          }
        });
    return new Access.Sql(
        sql.template(),
        sql.parameters().stream()
            .map(
                parameter ->
                    new Access.Parameter(
                        parameter.name(),
                        parameter.type(),
                        read.get(sources.get(parameter.name()))))
            .toList(),
        sql.tables());
  }

  private static RuntimeException empty(TableEntry table, String column) {
    return Problem.of(
            Problem.Kind.DATA,
            "The column '%s' of '%s' holds no values to draw from.".formatted(column, table.name()),
            "Draw from another column.")
        .asException();
  }
}
