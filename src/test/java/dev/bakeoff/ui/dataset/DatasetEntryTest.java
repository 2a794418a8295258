package dev.bakeoff.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DatasetEntryTest {
  private final DatasetEntry entry =
      new DatasetEntry(
          new Manifest(
              "shop",
              "1.2",
              new Origin(
                  Origin.Kind.GENERATED, "retail", "small", 42, Optional.empty(), Map.of(), ""),
              Instant.EPOCH,
              Optional.empty(),
              List.of()),
          List.of("golden"),
          "for the Berlin team");

  @Test
  void is_found_by_name_version_origin_tag_and_note_whatever_the_case() {
    for (String query : List.of("", "shop", "SHOP:1.2", "retail small", "gold", "berlin shop")) {
      assertThat(entry.matches(query)).as(query).isTrue();
    }
    assertThat(entry.matches("shop paris")).isFalse();
  }

  @Test
  void says_where_it_comes_from() {
    assertThat(entry.origin()).isEqualTo("retail, small");
    Manifest imported =
        new Manifest(
            "mine",
            "1.0",
            Origin.imported("people.csv"),
            Instant.EPOCH,
            Optional.empty(),
            List.of());
    assertThat(new DatasetEntry(imported, List.of(), "").origin()).isEqualTo("imported");
    assertThat(new DatasetEntry(imported, List.of(), "").matches("people.csv")).isTrue();
  }
}
