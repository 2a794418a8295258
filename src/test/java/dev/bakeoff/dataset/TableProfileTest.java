package dev.bakeoff.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.TableProfile.ColumnProfile;
import dev.bakeoff.dataset.TableProfile.Frequent;
import dev.bakeoff.dataset.TableProfile.Histogram;
import dev.bakeoff.dataset.TableProfile.Undrawn;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of a table are said to hold, against data whose distribution is known. */
final class TableProfileTest {
  private static final String SPEC =
      """
      spec: known
      summary: Values whose distribution is known.
      parameters:
        rows: {value: 1000, about: rows}
      tables:
        figures:
          rows: rows
          key: id
          columns:
            id: {type: bigint, sequence: {}}
            quarter: {type: int, sequence: {cycle: 4}}
            day: {type: date, sequence: {start: 2025-01-01, step: 1d}}
            at: {type: timestamptz, constant: 2025-10-01T12:00:00Z}
            word: {type: text, template: "w{quarter}"}
            label: {type: text, template: "label {id:9}"}
            gone: {type: double, nulls: 1, uniform: {min: 0, max: 1}}
            flag: {type: boolean, constant: true}
            long_tail: {type: double, lognormal: {median: 10, sigma: 2.5, min: 0, max: 100M}}
            doc: {type: json, struct: {n: {words: {of: product}}}}
      """;

  @TempDir private Path home;

  private TableProfile profile(long rows, boolean whole) throws Exception {
    Path file = Files.writeString(home.resolve("known.yaml"), SPEC);
    DatasetCatalog catalog = new DatasetCatalog(home);
    Manifest manifest =
        new DatasetCreator(catalog, BuiltInSpecs.load(), Clock.systemUTC())
            .ensure(
                new CreateRequest(
                    "known", "1.0", file.toString(), CreateRequest.Size.rows(rows), 7, 2),
                Progress.NONE,
                new Cancellation());
    return new DatasetPreview(catalog)
        .profile(manifest, manifest.table("figures"), whole, new Cancellation());
  }

  private static ColumnProfile column(TableProfile profile, String name) {
    return profile.columns().stream()
        .filter(c -> c.column().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_small_table_is_read_whole_and_its_figures_are_exact() throws Exception {
    TableProfile profile = profile(1000, false);
    assertThat(profile.sampled()).isFalse();
    assertThat(profile.rowsRead()).isEqualTo(1000);

    ColumnProfile id = column(profile, "id");
    assertThat(id.distinct()).isEqualTo(1000);
    assertThat(id.distinctExact()).isTrue();
    assertThat(id.min()).contains("1");
    assertThat(id.max()).contains("1000");
    Histogram ids = (Histogram) id.distribution();
    assertThat(ids.low()).isEqualTo(1);
    assertThat(ids.end()).isEqualTo(1000);
    assertThat(ids.width()).isEqualTo(32);
    assertThat(ids.counts().subList(0, 31)).containsOnly(32L);
    assertThat(ids.counts().getLast()).isEqualTo(1000 - 31 * 32);

    Histogram quarters = (Histogram) column(profile, "quarter").distribution();
    assertThat(quarters).isEqualTo(new Histogram(1, 1, Collections.nCopies(4, 250L), 4, 0, 0));
  }

  @Test
  void times_are_counted_like_numbers() throws Exception {
    TableProfile profile = profile(1000, false);
    ColumnProfile day = column(profile, "day");
    assertThat(day.min()).contains("2025-01-01");
    Histogram days = (Histogram) day.distribution();
    assertThat(days.low()).isEqualTo(1_735_689_600_000_000.0);
    assertThat(days.counts().stream().mapToLong(n -> n).sum()).isEqualTo(1000);
    Histogram one = (Histogram) column(profile, "at").distribution();
    assertThat(one.counts()).containsExactly(1000L);
  }

  @Test
  void words_are_counted_and_what_cannot_be_drawn_says_why() throws Exception {
    TableProfile profile = profile(1000, false);
    Frequent words = (Frequent) column(profile, "word").distribution();
    assertThat(words.values())
        .extracting(Frequent.Value::text, Frequent.Value::rows)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("w1", 250L),
            org.assertj.core.groups.Tuple.tuple("w2", 250L),
            org.assertj.core.groups.Tuple.tuple("w3", 250L),
            org.assertj.core.groups.Tuple.tuple("w4", 250L));
    assertThat(words.otherRows()).isZero();
    Frequent flags = (Frequent) column(profile, "flag").distribution();
    assertThat(flags.values()).containsExactly(new Frequent.Value("true", 1000));

    assertThat(column(profile, "label").distribution())
        .isEqualTo(new Undrawn("Nearly all values are different."));
    ColumnProfile gone = column(profile, "gone");
    assertThat(gone.nullShare()).isEqualTo(1.0);
    assertThat(gone.min()).isEqualTo(Optional.empty());
    assertThat(gone.distribution()).isEqualTo(new Undrawn("There is no value but null."));
    assertThat(column(profile, "doc").distribution()).isInstanceOf(Undrawn.class);
  }

  @Test
  void a_few_values_far_out_do_not_press_the_others_into_one_bar() throws Exception {
    Histogram tail = (Histogram) column(profile(1000, false), "long_tail").distribution();
    assertThat(tail.above()).isPositive();
    assertThat(tail.counts().stream().filter(n -> n > 0).count()).isGreaterThan(10);
    assertThat(tail.counts().stream().mapToLong(n -> n).sum() + tail.below() + tail.above())
        .isEqualTo(1000);
  }

  @Test
  void a_large_table_is_sampled_over_its_whole_length_unless_all_is_wanted() throws Exception {
    long rows = 400_000;
    TableProfile sample = profile(rows, false);
    assertThat(sample.sampled()).isTrue();
    assertThat(sample.rowsRead()).isBetween(60_000L, 70_000L);
    Histogram ids = (Histogram) column(sample, "id").distribution();
    assertThat(ids.end()).isGreaterThan(0.9 * rows);

    TableProfile whole = profile(rows, true);
    assertThat(whole.sampled()).isFalse();
    assertThat(whole.rowsRead()).isEqualTo(rows);
    Histogram quarters = (Histogram) column(whole, "quarter").distribution();
    assertThat(quarters.counts()).containsExactly(100_000L, 100_000L, 100_000L, 100_000L);
    assertThat(column(whole, "id").distinctExact()).isFalse();
    assertThat(column(whole, "id").distinct()).isBetween(360_000L, 440_000L);
  }

  @Test
  void nothing_is_read_once_it_was_cancelled() throws Exception {
    profile(1000, false);
    DatasetCatalog catalog = new DatasetCatalog(home);
    Manifest manifest = catalog.get(DatasetRef.parse("known:1.0"));
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThatThrownBy(
            () ->
                new DatasetPreview(catalog)
                    .profile(manifest, manifest.table("figures"), false, cancelled))
        .hasMessageContaining("Cancelled");
  }
}
