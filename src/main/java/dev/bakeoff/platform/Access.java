package dev.bakeoff.platform;

import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import java.util.List;

/** One request in the platform's terms; the adapter turns it into its own query. */
public sealed interface Access {
  /**
   * Reads one whole row by its key.
   *
   * @param table the table
   * @param keyColumn its single-column integer primary key
   */
  record Lookup(TableSchema table, String keyColumn) implements Access {}

  /**
   * Reads a parent row and its latest child rows in one request.
   *
   * @param parent the parent's table
   * @param parentKey its single-column integer primary key
   * @param child the child's table
   * @param childKey the child's column that refers to the parent
   * @param orderColumn the child's time column, newest first
   * @param limit how many child rows at most
   */
  record Fanout(
      TableSchema parent,
      String parentKey,
      TableSchema child,
      String childKey,
      String orderColumn,
      int limit)
      implements Access {}

  /**
   * Groups a whole table: per group the row count and the sum, mean, least and greatest of a
   * measure.
   *
   * @param table the table
   * @param groupColumn a column of few values
   * @param measureColumn a numeric column
   */
  record Aggregation(TableSchema table, String groupColumn, String measureColumn)
      implements Access {}

  /**
   * Reads the newest rows of one key within a stretch of time, all columns, newest first.
   *
   * @param table the table
   * @param keyColumn the whole number that the rows belong to, such as a device or customer
   * @param timeColumn its time column, of kind TIMESTAMP_TZ, TIMESTAMP or DATE
   * @param from the first instant that counts, in the column's canonical long (microseconds or days
   *     since 1970)
   * @param until the first instant that no longer counts, likewise
   * @param limit how many rows at most
   */
  record TimeSeries(
      TableSchema table, String keyColumn, String timeColumn, long from, long until, int limit)
      implements Access {}

  /**
   * Adds one to a number of the row with a key. A real change of the data, so that no platform can
   * skip it; whoever lets it run has the dataset loaded again before its fingerprint is asked for.
   *
   * @param table the table
   * @param keyColumn its single-column integer primary key
   * @param valueColumn an INT, BIGINT, DECIMAL or DOUBLE column that is neither key nor indexed
   */
  record Update(TableSchema table, String keyColumn, String valueColumn) implements Access {}

  /**
   * Reads the newest rows of one key, all columns, newest first.
   *
   * @param table the table
   * @param keyColumn the whole number that the rows belong to
   * @param orderColumn its time column
   * @param limit how many rows at most
   */
  record Latest(TableSchema table, String keyColumn, String orderColumn, int limit)
      implements Access {}

  /**
   * Reads what several tables know of one key, in one request where the platform has one: a row of
   * each of {@code rows}, and the newest rows of each of {@code latest}. A table without the key
   * leaves its part empty; without a row in the first table there is nothing.
   *
   * <p>Rows are counted as a join without products has them: one, or for each of {@code latest} its
   * rows, at least one.
   *
   * @param rows at least one; the first is the root
   * @param latest none or some
   */
  record MultiTable(List<Lookup> rows, List<Latest> latest) implements Access {
    public MultiTable {
      rows = List.copyOf(rows);
      latest = List.copyOf(latest);
    }
  }

  /**
   * Several steps for one key that hold together or not at all. A conflict with another transaction
   * undoes all of them and is a failure of kind {@code CONFLICT}; nobody repeats it.
   *
   * @param steps lookups and updates, in order, at least one
   */
  record Transaction(List<Access> steps) implements Access {
    public Transaction {
      steps = List.copyOf(steps);
    }

    /** Whether no two steps touch the same table, and all read or all write. */
    public boolean isBatch() {
      long tables = steps.stream().map(Transaction::table).distinct().count();
      long updates = steps.stream().filter(Update.class::isInstance).count();
      return tables == steps.size() && (updates == 0 || updates == steps.size());
    }

    private static String table(Access step) {
      return switch (step) {
        case Lookup lookup -> lookup.table().name();
        case Update update -> update.table().name();
        case Fanout _, Aggregation _, TimeSeries _, Latest _, MultiTable _, Transaction _, Sql _ ->
            throw new IllegalArgumentException("not a step of a transaction: " + step);
      };
    }
  }

  /**
   * A statement of the user's, which reads. The key chooses among the parameters' values.
   *
   * @param template its text
   * @param parameters what its parameters may be, once each
   * @param tables the dataset's, whose names the text may use as they are
   */
  record Sql(SqlTemplate template, List<Parameter> parameters, List<TableSchema> tables)
      implements Access {
    public Sql {
      parameters = List.copyOf(parameters);
      tables = List.copyOf(tables);
    }

    /** The parameter of that name. */
    public Parameter parameter(String name) {
      return parameters.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }
  }

  /**
   * A parameter of a statement.
   *
   * @param name as in its text
   * @param type of the column that its values come from
   * @param values Long, BigDecimal, Double, Boolean, Instant, LocalDateTime, LocalDate or String as
   *     the type has it, never null; those of one table's columns belong together by their numbers
   */
  record Parameter(String name, ColumnType type, List<?> values) {
    public Parameter {
      values = List.copyOf(values);
    }

    /** The value that a key stands for. */
    public Object value(long key) {
      return values.get((int) Math.floorMod(key, (long) values.size()));
    }
  }
}
