package dev.bakeoff.dataset.version;

import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A change that makes a new version out of an old one. */
public sealed interface Change {
  /** What can be asked for, as it is written, with what it does. */
  List<Known> KNOWN =
      List.of(
          new Known("increase_hot_keys", "Few keys get an even larger share of the rows."),
          new Known("decrease_hot_keys", "Keys become more evenly used."),
          new Known("increase_nulls", "Twice as many nulls where there are some."),
          new Known("decrease_nulls", "Half as many nulls."),
          new Known(
              "add_column:TABLE.COLUMN=TYPE",
              "A further column, empty, or with values: {type: int, uniform: {min: 1, max: 9}}."),
          new Known("rename_column:TABLE.COLUMN=NAME", "Another name for a column."),
          new Known("widen_column:TABLE.COLUMN=TYPE", "A type that holds more: int to bigint."),
          new Known("drop_column:TABLE.COLUMN", "Leaves a column out."));

  /** The form of a change and what it does. */
  record Known(String form, String about) {}

  /** As it is written: {@code drop_column:orders.note}. */
  String text();

  /** More or less skew in all columns that have some. */
  record HotKeys(boolean more) implements Change {
    @Override
    public String text() {
      return more ? "increase_hot_keys" : "decrease_hot_keys";
    }
  }

  /** More or fewer nulls in all columns that have some. */
  record Nulls(boolean more) implements Change {
    @Override
    public String text() {
      return more ? "increase_nulls" : "decrease_nulls";
    }
  }

  /**
   * A further column at the table's end.
   *
   * @param definition its type, or its YAML in flow style
   */
  record AddColumn(String table, String column, String definition) implements Change {
    @Override
    public String text() {
      return "add_column:" + table + "." + column + "=" + definition;
    }
  }

  /** Another name for a column; its values stay. */
  record RenameColumn(String table, String column, String to) implements Change {
    @Override
    public String text() {
      return "rename_column:" + table + "." + column + "=" + to;
    }
  }

  /** A type that holds all values of the old one. */
  record WidenColumn(String table, String column, ColumnType type) implements Change {
    @Override
    public String text() {
      return "widen_column:" + table + "." + column + "=" + type.name();
    }
  }

  /** Leaves a column out. */
  record DropColumn(String table, String column) implements Change {
    @Override
    public String text() {
      return "drop_column:" + table + "." + column;
    }
  }

  /** Reads what {@link #text} writes. */
  static Change parse(String text) {
    Matcher matcher = Parser.FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw Parser.unknown(text);
    }
    String table = matcher.group("table");
    String column = matcher.group("column");
    String value = matcher.group("value");
    boolean ofColumn = table != null;
    boolean valued = value != null && !value.isBlank();
    return switch (matcher.group("kind")) {
      case "increase_hot_keys" -> new HotKeys(true);
      case "decrease_hot_keys" -> new HotKeys(false);
      case "increase_nulls" -> new Nulls(true);
      case "decrease_nulls" -> new Nulls(false);
      case "add_column" -> {
        Parser.require(ofColumn && valued, text);
        yield new AddColumn(table, column, value.strip());
      }
      case "rename_column" -> {
        Parser.require(ofColumn && valued, text);
        yield new RenameColumn(table, column, value.strip());
      }
      case "widen_column" -> {
        Parser.require(ofColumn && valued, text);
        yield new WidenColumn(table, column, ColumnType.parse(value.strip()));
      }
      case "drop_column" -> {
        Parser.require(ofColumn && !valued, text);
        yield new DropColumn(table, column);
      }
      default -> throw Parser.unknown(text);
    };
  }

  /** How a change is written. */
  final class Parser {
    private static final Pattern FORM =
        Pattern.compile(
            "(?<kind>[a-z_]+)(?::(?<table>[^.=]+)\\.(?<column>[^=]+?)(?:=(?<value>.*))?)?",
            Pattern.DOTALL);

    private Parser() {}

    private static void require(boolean complete, String text) {
      if (!complete) {
        throw unknown(text);
      }
    }

    private static RuntimeException unknown(String text) {
      return Problem.request(
              "'%s' is not a change.".formatted(text),
              Suggestions.hint(text, KNOWN.stream().map(Known::form).toList()))
          .asException();
    }
  }
}
