package dev.bakeoff.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpecs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenerateModelTest {
  @TempDir private Path home;
  private GenerateModel model;

  @BeforeEach
  void open() {
    model = model(Set.of());
  }

  private GenerateModel model(Set<DatasetRef> taken) {
    DatasetSpecs specs = BuiltInSpecs.load();
    DatasetCreator creator = new DatasetCreator(new DatasetCatalog(home), specs, Clock.systemUTC());
    return new GenerateModel(taken, creator, specs);
  }

  @Test
  void begins_with_the_smallest_scale_ready_to_go() {
    assertThat(model.valid().get()).isTrue();
    CreateRequest request = model.request();
    assertThat(request.name()).isEqualTo("customer");
    assertThat(request.version()).isEqualTo("1.0");
    assertThat(request.size().scale()).contains("small");
    assertThat(request.size().rows()).isEmpty();
  }

  @Test
  void takes_the_next_version_that_is_free() {
    model = model(Set.of(DatasetRef.parse("customer:1.0"), DatasetRef.parse("customer:1.1")));
    assertThat(model.versionProperty().get()).isEqualTo("1.2");
  }

  @Test
  void a_version_that_is_there_is_refused() {
    model = model(Set.of(DatasetRef.parse("customer:1.0")));
    model.versionProperty().set("1.0");
    assertThat(model.versionError().getValue())
        .contains("There is a customer:1.0 already. Take another version.");
    assertThat(model.valid().get()).isFalse();
  }

  @Test
  void rows_are_read_as_people_write_them() {
    model.scaleProperty().set(Optional.empty());
    assertThat(model.valid().get()).isFalse();
    model.rowsProperty().set("1.5M");
    assertThat(model.valid().get()).isTrue();
    assertThat(model.request().size().rows()).hasValue(1_500_000);
    assertThat(model.request().size().scale()).isEmpty();
    model.rowsProperty().set("many");
    assertThat(model.rowsError().getValue())
        .hasValueSatisfying(e -> assertThat(e).contains("250k"));
  }

  @Test
  void names_that_cannot_be_and_seeds_that_are_not_numbers_are_refused() {
    model.nameProperty().set("no spaces");
    assertThat(model.nameError().getValue()).isPresent();
    model.nameProperty().set("fine");
    model.seedProperty().set("x");
    assertThat(model.seedError().getValue()).contains("A seed is a whole number.");
    assertThat(model.valid().get()).isFalse();
  }

  @Test
  void says_beforehand_what_it_will_take() {
    assertThat(model.estimate()).hasValueSatisfying(e -> assertThat(e.rows()).isEqualTo(110_000));
    Duration small = model.estimate().orElseThrow().time();
    model.scaleProperty().set(Optional.empty());
    model.rowsProperty().set("100M");
    assertThat(model.estimate().orElseThrow().time()).isGreaterThan(small);
  }
}
