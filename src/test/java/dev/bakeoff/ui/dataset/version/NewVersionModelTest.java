package dev.bakeoff.ui.dataset.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import dev.bakeoff.dataset.version.Change;
import dev.bakeoff.ui.dataset.version.NewVersionModel.Way;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NewVersionModelTest {
  private static Manifest version(Origin origin) {
    return new Manifest("shop", "1.0", origin, Instant.EPOCH, Optional.empty(), List.of());
  }

  private static final Manifest GENERATED =
      version(
          new Origin(Origin.Kind.GENERATED, "retail", "small", 42, Optional.empty(), Map.of(), ""));

  private final NewVersionModel model =
      new NewVersionModel(GENERATED, Set.of(DatasetRef.parse("shop:1.0")));

  @Test
  void a_factor_is_a_number_above_zero() {
    assertThat(model.error().getValue()).isEmpty();
    for (String wrong : List.of("", "0", "-2", "two", "NaN", "1e300")) {
      model.factorProperty().set(wrong);
      assertThat(model.error().getValue()).as(wrong).isPresent();
    }
    model.factorProperty().set("0,5");
    assertThat(model.factor()).hasValue(0.5);
    model.factorProperty().set("3");
    model.name().versionProperty().set("2.0");
    assertThat(model.command().get())
        .isEqualTo("bakeoff dataset scale shop:1.0 --factor 3 --output 2.0");
  }

  @Test
  void changes_are_listed_in_the_command() {
    model.wayProperty().set(Way.CHANGE);
    assertThat(model.error().getValue()).contains("Add at least one change.");
    model.changes().add(Change.parse("increase_nulls"));
    model.changes().add(Change.parse("rename_column:orders.note=remark"));
    model.name().nameProperty().set("other");
    model.name().versionProperty().set("1.0");
    assertThat(model.error().getValue()).isEmpty();
    assertThat(model.command().get())
        .isEqualTo(
            "bakeoff dataset modify shop:1.0 --apply increase_nulls"
                + " --apply rename_column:orders.note=remark --output other:1.0");
  }

  @Test
  void what_was_imported_cannot_be_scaled() {
    NewVersionModel imported = new NewVersionModel(version(Origin.imported("shop.csv")), Set.of());
    assertThat(imported.canScale()).isFalse();
    assertThat(imported.wayProperty().get()).isEqualTo(Way.CHANGE);
  }
}
