package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Locale;

/**
 * A version as the list shows it.
 *
 * @param manifest what it is
 * @param tags that people gave it
 * @param notes that people wrote to it
 */
public record DatasetEntry(Manifest manifest, List<String> tags, String notes) {
  public DatasetEntry {
    tags = List.copyOf(tags);
  }

  public DatasetRef ref() {
    return manifest.ref();
  }

  /** Where its rows came from, in a word or two. */
  String origin() {
    Origin origin = manifest.origin();
    return switch (origin.kind()) {
      case GENERATED ->
          origin.scale().isEmpty() ? origin.spec() : origin.spec() + ", " + origin.scale();
      case IMPORTED -> Texts.of("dataset.imported");
    };
  }

  /** Whether every word of a query is somewhere in its name, origin, tags, notes or tables. */
  public boolean matches(String query) {
    String all =
        String.join(
                "\n",
                ref().toString(),
                origin(),
                manifest.origin().note(),
                String.join("\n", tags),
                notes,
                String.join("\n", manifest.tables().stream().map(t -> t.name()).toList()))
            .toLowerCase(Locale.ROOT);
    for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
