package dev.bakeoff.config.spec;

import static java.util.stream.Collectors.toSet;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetSpec.SizedTable;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.PlannedColumn;
import dev.bakeoff.dataset.generate.PlannedTable;
import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One table of a spec. */
final class TableYaml {
  private static final Set<String> KEYS =
      Set.of(
          "rows",
          "share",
          "key",
          "indexes",
          "time",
          "columns",
          "generator",
          "bytes_per_row",
          "foreign_keys");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** A Parquet file takes about so much of what the rows take in memory. */
  private static final double COMPRESSION = 0.45;

  private final String name;
  private final YamlValue yaml;
  private final Map<String, YamlValue> entries;

  TableYaml(String name, YamlValue yaml) {
    this.name = name;
    this.yaml = yaml;
    this.entries = yaml.map(KEYS);
  }

  String name() {
    return name;
  }

  YamlValue place() {
    return yaml;
  }

  /** Weight of the table where tables share a number of rows. */
  Optional<YamlValue> share() {
    return YamlValue.get(entries, "share");
  }

  long rows(Figures figures) {
    return figures.count(need("rows"));
  }

  /**
   * Plans the table.
   *
   * @param rows how many it gets
   * @param tables those before it
   */
  SizedTable plan(long seed, long rows, Figures figures, Map<String, TableContext.Made> tables) {
    String recipe = recipe(seed, rows, figures, tables);
    TableContext context = new TableContext(name, rows, figures, tables);
    Optional<YamlValue> generator = YamlValue.get(entries, "generator");
    List<PlannedColumn> planned = new ArrayList<>();
    need("columns")
        .map()
        .forEach(
            (columnName, columnYaml) -> {
              Column column = ColumnYaml.column(columnName, columnYaml, figures);
              if (generator.isEmpty()) {
                planned.add(ColumnYaml.planned(column, columnYaml, context));
              }
              context.add(column);
            });
    TableSchema schema = schema(context);
    TableGenerator made =
        generator
            .map(g -> JavaGenerators.create(g, figures, tables, seed, rows))
            .orElseGet(() -> new PlannedTable(seed, name, rows, planned));
    long bytes =
        YamlValue.get(entries, "bytes_per_row")
            .map(figures::count)
            .orElseGet(() -> Math.max(1, Math.round(made.bytesPerRow() * COMPRESSION)));
    return new SizedTable(schema, bytes, made, recipe);
  }

  /** The table's own YAML, and every parameter and earlier table whose name occurs in it. */
  private String recipe(
      long seed, long rows, Figures figures, Map<String, TableContext.Made> tables) {
    String text = yaml.canonical();
    Set<String> words = WORD.matcher(text).results().map(MatchResult::group).collect(toSet());
    StringBuilder recipe = new StringBuilder(text).append(" seed=" + seed + " rows=" + rows);
    figures
        .all()
        .forEach(
            (parameter, value) -> {
              if (words.contains(parameter)) {
                recipe.append(' ').append(parameter).append('=').append(value);
              }
            });
    tables.forEach(
        (table, made) -> {
          if (words.contains(table)) {
            recipe.append(" <").append(made.recipe()).append('>');
          }
        });
    return name + " " + SpecReader.sha256(recipe.toString());
  }

  private TableSchema schema(TableContext context) {
    List<String> key = names("key", context);
    return new TableSchema(
        name,
        context.columns(),
        key,
        YamlValue.get(entries, "indexes")
            .map(list -> list.items().stream().map(item -> names(item, context)).toList())
            .orElse(List.of()),
        foreignKeys(context),
        names("time", context).stream().findFirst());
  }

  /** Those that the columns' own YAML gives by {@code references}, and further ones. */
  private List<ForeignKey> foreignKeys(TableContext context) {
    List<ForeignKey> all = new ArrayList<>();
    need("columns")
        .map()
        .forEach(
            (column, columnYaml) -> {
              if (columnYaml.isMap()) {
                YamlValue.get(columnYaml.map(), "references")
                    .flatMap(r -> YamlValue.get(r.map(), "table"))
                    .ifPresent(table -> all.add(reference(column, table, context)));
              }
            });
    YamlValue.get(entries, "foreign_keys")
        .ifPresent(
            keys ->
                keys.map()
                    .forEach(
                        (column, table) -> {
                          context.column(column, table);
                          all.add(reference(column, table, context));
                        }));
    return all;
  }

  private static ForeignKey reference(String column, YamlValue table, TableContext context) {
    List<String> key = context.table(table).schema().primaryKey();
    if (key.size() != 1) {
      throw table.wrong(
          "'%s' has no key of a single column to refer to.".formatted(table.text()),
          "Refer to a table whose key is one column.");
    }
    return new ForeignKey(column, table.text(), key.getFirst());
  }

  private List<String> names(String key, TableContext context) {
    return YamlValue.get(entries, key).map(v -> names(v, context)).orElse(List.of());
  }

  private static List<String> names(YamlValue list, TableContext context) {
    return list.items().stream()
        .map(
            item -> {
              context.column(item);
              return item.text();
            })
        .toList();
  }

  private YamlValue need(String key) {
    return YamlValue.get(entries, key)
        .orElseThrow(
            () ->
                yaml.wrong(
                    "The table '%s' has no '%s'.".formatted(name, key),
                    Suggestions.hint(key, KEYS)));
  }
}
