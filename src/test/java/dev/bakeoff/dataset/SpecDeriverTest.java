package dev.bakeoff.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.config.spec.DerivedYaml;
import dev.bakeoff.dataset.derive.SpecDeriver;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.format.ProfileQueries;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecDeriverTest {
  private static final Set<String> WORDS_OF_SPECS =
      Set.of("email", "form", "list", "time", "words", "of", "text", "key", "rows", "table");

  @TempDir Path home;

  private record Pair(Manifest original, Manifest likeness, String yaml) {}

  private Pair derive(Manifest original) throws Exception {
    DatasetCatalog catalog = new DatasetCatalog(home);
    String yaml =
        DerivedYaml.write(
            new SpecDeriver(catalog)
                .derive(original, original.name() + "-like", Progress.NONE, new Cancellation()));
    Path file = Files.writeString(home.resolve("derived.yaml"), yaml);
    Manifest likeness =
        Datasets.creator(home)
            .ensure(
                new CreateRequest(
                    original.name() + "-like",
                    "1.0",
                    file.toString(),
                    CreateRequest.Size.smallest(),
                    7,
                    2),
                Progress.NONE,
                new Cancellation());
    return new Pair(original, likeness, yaml);
  }

  private Manifest builtIn(String spec) {
    return Datasets.creator(home)
        .ensure(
            new CreateRequest(spec, "1.0", spec, CreateRequest.Size.scale("small"), 42, 2),
            Progress.NONE,
            new Cancellation());
  }

  private ProfileQueries queries(Manifest manifest) {
    DatasetCatalog catalog = new DatasetCatalog(home);
    return new ProfileQueries(
        new ParquetSource(catalog, manifest), catalog.spill(), new Cancellation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"retail", "customer"})
  void what_is_generated_looks_like_what_was_measured(String spec) throws Exception {
    Pair pair = derive(builtIn(spec));
    assertThat(pair.likeness().tables().stream().map(t -> t.name() + t.rows()))
        .isEqualTo(pair.original().tables().stream().map(t -> t.name() + t.rows()).toList());
    try (ProfileQueries before = queries(pair.original());
        ProfileQueries after = queries(pair.likeness())) {
      for (TableEntry table : pair.original().tables()) {
        TableEntry like = pair.likeness().table(table.name());
        assertThat(like.schema().primaryKey()).isEqualTo(table.schema().primaryKey());
        assertThat(like.schema().columns().stream().map(c -> c.name() + c.type()))
            .isEqualTo(table.schema().columns().stream().map(c -> c.name() + c.type()).toList());
        assertThat(like.schema().foreignKeys())
            .containsExactlyInAnyOrderElementsOf(table.schema().foreignKeys());
        List<ProfileQueries.Bounds> was = before.bounds(table);
        List<ProfileQueries.Bounds> is = after.bounds(like);
        for (int i = 0; i < was.size(); i++) {
          Column column = table.schema().columns().get(i);
          String place = table.name() + "." + column.name();
          assertThat(is.get(i).filled() / (double) table.rows())
              .as("share of %s that is not null", place)
              .isCloseTo(was.get(i).filled() / (double) table.rows(), within(0.03));
          if (column.type().kind() == ColumnType.Kind.TEXT
              || column.type().kind() == ColumnType.Kind.BIGINT
              || column.type().kind() == ColumnType.Kind.INT) {
            assertThat(is.get(i).distinct() / (double) was.get(i).distinct())
                .as("ratio of different values of %s", place)
                .isBetween(0.7, 1.4);
          }
          compareQuantiles(
              place,
              before.numbers(table, column, 20_000),
              after.numbers(like, column, 20_000),
              column);
        }
      }
    }
  }

  /** Numbers and times: the quantiles lie within 13 % of the middle 98 % of each other. */
  private static void compareQuantiles(String place, double[] was, double[] is, Column column) {
    boolean ordered =
        switch (column.type().kind()) {
          case INT, BIGINT, DECIMAL, DOUBLE, TIMESTAMP_TZ, TIMESTAMP, DATE -> true;
          case BOOLEAN, TEXT, JSON -> false;
        };
    if (!ordered) {
      return;
    }
    Arrays.sort(was);
    Arrays.sort(is);
    double spread = at(was, 0.99) - at(was, 0.01);
    for (double p : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
      assertThat(at(is, p))
          .as("quantile %s of %s", p, place)
          .isCloseTo(at(was, p), within(0.13 * spread + 1e-9));
    }
  }

  private static double at(double[] sorted, double p) {
    return sorted[(int) (p * (sorted.length - 1))];
  }

  @Test
  void the_skew_of_references_is_kept() throws Exception {
    Pair pair = derive(builtIn("customer"));
    double was = shareOfTopFifth(pair.original(), "customer_events", "customer_id", 10_000);
    double is = shareOfTopFifth(pair.likeness(), "customer_events", "customer_id", 10_000);
    assertThat(was).isGreaterThan(0.6);
    assertThat(is).isCloseTo(was, within(0.03));
    double skus = shareOfTopFifth(pair.original(), "customer_events", "product_sku", 5_000);
    assertThat(shareOfTopFifth(pair.likeness(), "customer_events", "product_sku", 5_000))
        .isCloseTo(skus, within(0.03));
  }

  private double shareOfTopFifth(Manifest manifest, String table, String column, int keys) {
    try (ProfileQueries queries = queries(manifest)) {
      TableEntry entry = manifest.table(table);
      List<Long> counts = queries.frequencies(entry, entry.schema().column(column), true);
      double all = counts.stream().mapToLong(c -> c).sum();
      return counts.stream().limit(keys / 5).mapToLong(c -> c).sum() / all;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"retail", "customer"})
  void no_text_of_the_data_gets_into_spec_or_likeness(String spec) throws Exception {
    Pair pair = derive(builtIn(spec));
    Set<String> tokens = new HashSet<>();
    pair.yaml()
        .lines()
        .filter(line -> !line.strip().startsWith("#"))
        .forEach(line -> tokens.addAll(List.of(line.strip().split("[\\s{}\\[\\],:'\"]+"))));
    Set<String> names = new HashSet<>(WORDS_OF_SPECS);
    for (TableEntry table : pair.original().tables()) {
      names.add(table.name());
      table.schema().columns().forEach(c -> names.add(c.name()));
    }
    for (TableEntry table : pair.original().tables()) {
      for (Column column : table.schema().columns()) {
        if (column.type().kind() != ColumnType.Kind.TEXT) {
          continue;
        }
        Set<String> values = texts(pair.original(), table.name(), column);
        assertThat(values.stream().filter(v -> tokens.contains(v) && !names.contains(v)))
            .as("values of %s in the spec", column.name())
            .isEmpty();
        assertThat(values.stream().filter(v -> v.contains(" ") && pair.yaml().contains(v)))
            .as("values of %s in the spec", column.name())
            .isEmpty();
        Set<String> repeated = texts(pair.likeness(), table.name(), column);
        repeated.retainAll(values);
        assertThat(repeated).as("texts of %s.%s", table.name(), column.name()).isEmpty();
      }
    }
  }

  private Set<String> texts(Manifest manifest, String table, Column column) {
    TableEntry entry = manifest.table(table);
    int index = entry.schema().columns().indexOf(entry.schema().column(column.name()));
    Set<String> texts = new HashSet<>();
    try (RowCursor rows = new ParquetSource(new DatasetCatalog(home), manifest).rows(entry)) {
      while (rows.next()) {
        if (!rows.isNull(index)) {
          texts.add(new String(rows.bytesAt(index), StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }

  @Test
  void it_scales_with_its_references_intact() throws Exception {
    Pair pair = derive(builtIn("retail"));
    Path file = Files.writeString(home.resolve("again.yaml"), pair.yaml());
    for (long rows : new long[] {7, 1_000, 61_001}) {
      Manifest scaled =
          Datasets.creator(home)
              .ensure(
                  new CreateRequest(
                      "scaled" + rows, "1.0", file.toString(), CreateRequest.Size.rows(rows), 1, 2),
                  Progress.NONE,
                  new Cancellation());
      ValidationReport report =
          new DatasetValidator(new DatasetCatalog(home))
              .validate(scaled, Progress.NONE, new Cancellation());
      assertThat(report.ok()).as("%s rows: %s", rows, report).isTrue();
    }
  }

  @Test
  void names_that_yaml_has_other_plans_for_stay_names() throws Exception {
    List<String> names =
        List.of(
            "1st",
            "null",
            "~",
            "true",
            "we\"ird: näme",
            "it's",
            "a#b",
            "{x}",
            "- y",
            "東京",
            "*a",
            " lead",
            "3.0",
            "rows");
    List<Column> columns = names.stream().map(n -> new Column(n, ColumnType.TEXT, true)).toList();
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<Object> row = new ArrayList<>();
      for (int c = 0; c < names.size(); c++) {
        row.add("secret-" + c + "-" + i % 3);
      }
      rows.add(row);
    }
    Pair pair =
        derive(
            imported(
                new TableSchema(
                    "ta: \"b'le", columns, List.of(), List.of(), List.of(), Optional.empty()),
                rows));
    TableEntry like = pair.likeness().tables().getFirst();
    assertThat(like.name()).isEqualTo("ta: \"b'le");
    assertThat(like.schema().columns()).extracting(Column::name).isEqualTo(names);
    assertThat(like.rows()).isEqualTo(40);
    assertThat(pair.yaml()).doesNotContain("secret");
  }

  @Test
  void columns_without_anything_and_tables_without_keys_are_fine() throws Exception {
    TableSchema schema =
        Rows.table(
            ColumnType.INT,
            ColumnType.BIGINT,
            ColumnType.decimal(18, 2),
            ColumnType.DOUBLE,
            ColumnType.BOOLEAN,
            ColumnType.TIMESTAMP_TZ,
            ColumnType.TIMESTAMP,
            ColumnType.DATE,
            ColumnType.TEXT,
            ColumnType.JSON);
    List<Object> nothing = new ArrayList<>();
    schema.columns().forEach(c -> nothing.add(Rows.NULL));
    Pair nulls = derive(imported(schema, List.of(nothing, nothing)));
    try (ProfileQueries queries = queries(nulls.likeness())) {
      assertThat(queries.bounds(nulls.likeness().tables().getFirst()))
          .allMatch(bounds -> bounds.filled() == 0);
    }
    assertThat(nulls.likeness().tables().getFirst().schema().primaryKey()).isEmpty();
  }

  @Test
  void an_empty_table_becomes_one_row() throws Exception {
    Pair pair = derive(imported(Rows.table(ColumnType.INT, ColumnType.TEXT), List.of()));
    assertThat(pair.yaml()).contains("The table is empty");
    assertThat(pair.likeness().tables().getFirst().rows()).isEqualTo(1);
  }

  @Test
  void a_single_row_of_extreme_values_is_fine() throws Exception {
    TableSchema schema =
        Rows.table(
            ColumnType.INT,
            ColumnType.BIGINT,
            ColumnType.decimal(18, 2),
            ColumnType.DOUBLE,
            ColumnType.TIMESTAMP_TZ,
            ColumnType.DATE,
            ColumnType.TEXT,
            ColumnType.JSON);
    Pair pair =
        derive(
            imported(
                schema,
                List.of(
                    List.of(
                        (Object) (long) Integer.MIN_VALUE,
                        Long.MAX_VALUE,
                        999_999_999_999_999_999L,
                        -1.7e308,
                        253_402_300_799_000_000L,
                        -719_162L,
                        "",
                        "[{\"a\":[]},{\"a\":[[1e300,null]]},3,\"topsecret\"]"))));
    assertThat(pair.likeness().rows()).isEqualTo(1);
    assertThat(pair.yaml()).doesNotContain("topsecret");
  }

  @Test
  void wide_ranges_and_unfinite_numbers_are_fine() throws Exception {
    TableSchema schema =
        Rows.table(ColumnType.INT, ColumnType.BIGINT, ColumnType.decimal(4, 4), ColumnType.DOUBLE);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(
          List.of(
              i % 2 == 0 ? (long) Integer.MIN_VALUE + i : (long) Integer.MAX_VALUE - i,
              i % 2 == 0 ? Long.MIN_VALUE + i : Long.MAX_VALUE - i,
              (i % 2 == 0 ? -9_999L : 9_999L) + (i % 2 == 0 ? i : -i),
              i == 0 ? Double.NaN : i == 1 ? Double.NEGATIVE_INFINITY : i * 1e-300));
    }
    assertThat(derive(imported(schema, rows)).likeness().rows()).isEqualTo(60);
  }

  @Test
  void the_same_data_give_the_same_spec() throws Exception {
    Manifest original = builtIn("customer");
    SpecDeriver deriver = new SpecDeriver(new DatasetCatalog(home));
    String first =
        DerivedYaml.write(deriver.derive(original, "x", Progress.NONE, new Cancellation()));
    String second =
        DerivedYaml.write(deriver.derive(original, "x", Progress.NONE, new Cancellation()));
    assertThat(second).isEqualTo(first);
    assertThat(BuiltInSpecs.load().parse("x.yaml", first).scales())
        .extracting(DatasetSpec.Scale::name)
        .contains("original", "tenth", "ten_times");
  }

  private Manifest imported(TableSchema schema, List<List<Object>> rows) {
    DatasetCatalog catalog = new DatasetCatalog(home);
    DatasetRef ref = new DatasetRef("mine", Optional.of("1.0"));
    try (VersionWriter writer = catalog.write(ref, Progress.NONE, new Cancellation())) {
      TableEntry table =
          writer.copy(schema, new Rows(rows), 200, rows.size(), Progress.NONE, new Cancellation());
      return writer.publish(
          Origin.imported("a test"),
          Optional.empty(),
          Instant.parse("2026-11-21T00:00:00Z"),
          List.of(table));
    }
  }
}
