package dev.bakeoff.cli;

import dev.bakeoff.dataset.DatasetPreview.ColumnStats;
import dev.bakeoff.dataset.version.Difference.ColumnDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A change of a column's distribution, in words. */
final class DistributionWords {
  private DistributionWords() {}

  static String change(ColumnDifference column) {
    ColumnStats was = column.left();
    ColumnStats is = column.right();
    List<String> words = new ArrayList<>();
    if (column.changedRows() > 0) {
      words.add(String.format(Locale.ROOT, "%,d values changed", column.changedRows()));
    }
    if (Math.abs(was.nullShare() - is.nullShare()) >= 0.0005) {
      words.add(
          String.format(
              Locale.ROOT, "nulls %.1f %% → %.1f %%", 100 * was.nullShare(), 100 * is.nullShare()));
    }
    if (was.distinct() != is.distinct()) {
      words.add(
          String.format(
              Locale.ROOT, "about %,d → %,d different values", was.distinct(), is.distinct()));
    }
    if (!was.min().equals(is.min()) || !was.max().equals(is.max())) {
      words.add("%s → %s".formatted(range(was), range(is)));
    }
    return words.isEmpty() ? "other values of the same range" : String.join("; ", words);
  }

  private static String range(ColumnStats stats) {
    return shortened(stats.min().orElse("-")) + " to " + shortened(stats.max().orElse("-"));
  }

  private static String shortened(String text) {
    return text.length() <= 32 ? text : text.substring(0, 31) + "…";
  }
}
