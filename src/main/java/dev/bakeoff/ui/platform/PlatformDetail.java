package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.platform.secret.SecretReference;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.platform.PlatformsModel.Check;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** One platform in full: what it is, how it is reached, and what its latest test found. */
final class PlatformDetail extends VBox {
  /** What its buttons do. */
  interface Actions {
    void test(PlatformProfile profile);

    void load(PlatformProfile profile);

    void edit(PlatformProfile profile);

    void duplicate(PlatformProfile profile);

    void remove(PlatformProfile profile);
  }

  private final Pill state = CheckPill.of();
  private final StepsView steps = new StepsView();
  private final VBox found = Ui.column(Spacing.M);
  private final Button test;
  private final Subscription follow;

  PlatformDetail(PlatformProfile profile, PlatformsModel model, boolean dark, Actions actions) {
    super(Spacing.L);
    Optional<PlatformDescriptor> type = model.type(profile);
    String kind = ProfileWords.kind(profile, type);
    Label name = Ui.label(profile.name(), "section-title");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setMinWidth(0);
    name.setTooltip(new Tooltip(profile.name()));
    Label origin =
        Ui.label(
            kind
                + (profile.builtIn()
                    ? Texts.of("platform.built-in-needs-nothing-set-up")
                    : Texts.of("platform.profile-of-yours")),
            "muted");
    VBox words = Ui.column(2, Ui.row(Spacing.S, name, state), origin);
    words.setMinWidth(0);
    test =
        Ui.primary(
            Texts.of("platform.test-connection"), Feather.ACTIVITY, () -> actions.test(profile));
    test.setId("test-" + profile.name());
    HBox head = Ui.row(Spacing.M, PlatformBadge.of(profile.type(), kind, dark), Ui.grow(words));
    getChildren().addAll(head, buttons(profile, actions));
    type.map(PlatformDescriptor::summary).map(s -> Ui.paragraph(s)).ifPresent(getChildren()::add);
    getChildren()
        .add(new Card(Texts.of("platform.connection-test"), Ui.column(Spacing.M, steps, found)));
    if (!profile.settings().isEmpty()) {
      getChildren().add(new Card(Texts.of("platform.profile"), settings(profile, type)));
    }
    follow = model.checkOf(profile.name()).subscribe(this::show);
  }

  /** It goes out of sight. */
  void stop() {
    follow.unsubscribe();
  }

  private FlowPane buttons(PlatformProfile profile, Actions actions) {
    Button load =
        Ui.button(Texts.of("platform.load-a-dataset"), Feather.UPLOAD, () -> actions.load(profile));
    load.setId("platform-load");
    FlowPane buttons = new FlowPane(Spacing.S, Spacing.S, test, load);
    Button copy =
        Ui.button(Texts.of("platform.duplicate"), Feather.COPY, () -> actions.duplicate(profile));
    copy.setId("platform-duplicate");
    if (!profile.builtIn()) {
      Button edit =
          Ui.button(Texts.of("platform.edit"), Feather.EDIT_2, () -> actions.edit(profile));
      edit.setId("platform-edit");
      Button remove =
          Ui.button(Texts.of("platform.remove"), Feather.TRASH_2, () -> actions.remove(profile));
      remove.setId("platform-remove");
      buttons.getChildren().addAll(edit, copy, remove);
    }
    return buttons;
  }

  private static Facts settings(PlatformProfile profile, Optional<PlatformDescriptor> type) {
    Facts facts = new Facts();
    new TreeMap<>(profile.settings())
        .forEach(
            (key, value) -> {
              Optional<SettingField> field =
                  type.flatMap(t -> t.form().stream().filter(f -> f.key().equals(key)).findFirst());
              boolean secret = field.filter(f -> f.kind() == SettingField.Kind.SECRET).isPresent();
              Label shown =
                  Ui.label(
                      secret
                          ? SecretReference.parse(value)
                              .map(SecretReference::words)
                              .orElse(Texts.of("platform.not-a-reference"))
                          : value,
                      "fact-value");
              shown.setMaxWidth(420);
              shown.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
              shown.setTooltip(secret ? null : new Tooltip(value));
              facts.fact(field.map(SettingField::label).orElse(key), shown);
            });
    if (!profile.configuration().isNone()) {
      facts.fact(Texts.of("platform.configuration"), profile.configuration().name());
    }
    return facts;
  }

  private void show(Check check) {
    CheckPill.show(state, check);
    test.setDisable(check instanceof Check.Testing);
    steps.show(check.steps());
    found.getChildren().clear();
    switch (check) {
      case Check.Untested u ->
          found
              .getChildren()
              .add(Ui.paragraph(Texts.of("platform.not-tested-since-bakeoff-was-opened"), "muted"));
      case Check.Testing t -> {
        if (t.steps().isEmpty()) {
          found.getChildren().add(Ui.paragraph(Texts.of("platform.starting-a-worker"), "muted"));
        }
      }
      case Check.Reached r -> found.getChildren().addAll(answered(r.info()).getChildren());
      case Check.Unreachable u -> {
        boolean told = u.steps().stream().anyMatch(s -> s.detail().equals(u.problem().what()));
        if (!told) {
          found
              .getChildren()
              .addAll(
                  Ui.paragraph(u.problem().what(), "tone-danger"),
                  Ui.paragraph(u.problem().hint()));
        }
      }
    }
  }

  private static VBox answered(PlatformInfo info) {
    Facts facts =
        new Facts()
            .fact(Texts.of("platform.answered"), info.product() + " " + info.version())
            .fact(Texts.of("platform.driver"), info.driver())
            .fact(
                Texts.of("platform.round-trip"),
                info.roundTripMicros() == 0
                    ? Texts.of("platform.in-the-worker-itself")
                    : Formats.latency(info.roundTripMicros() / 1000.0).toString());
    VBox all = Ui.column(Spacing.M, facts);
    if (!info.settings().isEmpty()) {
      Facts settings = new Facts();
      settings.getStyleClass().add("small");
      new TreeMap<>(info.settings()).forEach(settings::fact);
      all.getChildren()
          .add(
              Ui.column(
                  Spacing.S,
                  Ui.label(Texts.of("platform.settings-that-matter-for-speed"), "fact-name"),
                  settings));
    }
    return all;
  }
}
