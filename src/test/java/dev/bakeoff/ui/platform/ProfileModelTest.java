package dev.bakeoff.ui.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProfileModelTest {
  private final PlatformDescriptor postgres = new PostgresAdapter().descriptor();
  private final ProfileModel model = new ProfileModel(Optional.empty(), postgres, List.of("taken"));

  private FieldModel field(SettingField.Kind kind) {
    return model.fieldsProperty().get().stream()
        .filter(f -> f.field().kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private void fill() {
    model.nameProperty().set("prod");
    model.fieldsProperty().get().stream()
        .filter(f -> f.field().required() && f.valueProperty().get().isEmpty())
        .forEach(f -> f.valueProperty().set("${VALUE}"));
  }

  @Test
  void a_secret_is_taken_only_as_a_reference() {
    fill();
    FieldModel secret = field(SettingField.Kind.SECRET);
    secret.valueProperty().set("hunter2");
    assertThat(secret.error().getValue())
        .hasValueSatisfying(e -> assertThat(e).contains("never stored").doesNotContain("hunter2"));
    assertThat(model.valid().get()).isFalse();
    secret.valueProperty().set("${PGPASSWORD}");
    assertThat(secret.error().getValue()).isEmpty();
    assertThat(model.valid().get()).isTrue();
    assertThat(model.profile().settings()).containsEntry(secret.field().key(), "${PGPASSWORD}");
  }

  @Test
  void numbers_and_choices_are_checked_as_they_are_typed() {
    fill();
    FieldModel port = field(SettingField.Kind.NUMBER);
    port.valueProperty().set("fifty");
    assertThat(port.error().getValue()).isPresent();
    port.valueProperty().set("6432");
    assertThat(port.error().getValue()).isEmpty();
  }

  @Test
  void a_name_that_is_taken_or_cannot_be_is_refused() {
    fill();
    model.nameProperty().set("taken");
    assertThat(model.nameError().getValue()).contains("There is a platform 'taken' already.");
    model.nameProperty().set("not so");
    assertThat(model.nameError().getValue()).isPresent();
    assertThat(model.valid().get()).isFalse();
  }

  @Test
  void changing_a_profile_keeps_what_it_says_and_its_name() {
    PlatformProfile before =
        new PlatformProfile(
            "taken", "postgresql", Optional.of("aurora"), Map.of("host", "db.example"), false);
    ProfileModel change = new ProfileModel(Optional.of(before), postgres, List.of("taken"));
    assertThat(change.nameError().getValue()).isEmpty();
    assertThat(change.profile().flavor()).contains("aurora");
    assertThat(change.profile().settings()).containsEntry("host", "db.example");
  }
}
