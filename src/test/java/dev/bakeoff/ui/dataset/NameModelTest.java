package dev.bakeoff.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.dataset.DatasetRef;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NameModelTest {
  private final NameModel model =
      new NameModel(
          Set.of(DatasetRef.parse("customer:1.0"), DatasetRef.parse("customer:1.1")), "customer");

  @Test
  void takes_the_next_version_that_is_free() {
    assertThat(model.ref()).hasToString("customer:1.2");
    model.nameProperty().set("mine");
    assertThat(model.ref()).hasToString("mine:1.0");
    model.nameProperty().set("customer");
    assertThat(model.ref()).hasToString("customer:1.2");
  }

  @Test
  void a_version_of_the_users_own_stays() {
    model.versionProperty().set("7");
    model.nameProperty().set("mine");
    assertThat(model.ref()).hasToString("mine:7");
  }

  @Test
  void a_version_that_is_there_is_refused() {
    model.versionProperty().set("1.0");
    assertThat(model.versionError().getValue())
        .contains("There is a customer:1.0 already. Take another version.");
    assertThat(model.error().getValue()).isPresent();
  }

  @Test
  void names_that_cannot_be_are_refused() {
    model.nameProperty().set("no spaces");
    assertThat(model.nameError().getValue()).isPresent();
    model.nameProperty().set(" ");
    assertThat(model.nameError().getValue()).contains("Give it a name.");
    model.nameProperty().set("fine");
    assertThat(model.error().getValue()).isEmpty();
  }

  @Test
  void a_suggestion_does_not_replace_a_name_of_the_users_own() {
    model.suggest("customer", "retail");
    assertThat(model.nameProperty().get()).isEqualTo("retail");
    model.nameProperty().set("own");
    model.suggest("retail", "fraud");
    assertThat(model.nameProperty().get()).isEqualTo("own");
  }
}
