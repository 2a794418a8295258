package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.platform.PlatformsModel.Check;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One platform: what it is, how it is reached, and what its latest test found. */
final class PlatformCard extends VBox {
  private final Pill state = new Pill("not tested", Pill.Tone.NEUTRAL);
  private final VBox result = Ui.column(Spacing.S);
  private final Button test;

  /** What a card's buttons do. */
  interface Actions {
    void test(PlatformProfile profile);

    void edit(PlatformProfile profile);

    void remove(PlatformProfile profile);
  }

  PlatformCard(
      PlatformProfile profile, Optional<PlatformDescriptor> type, boolean dark, Actions actions) {
    getStyleClass().add("bo-card");
    setId("platform-" + profile.name());
    test = Ui.button("Test connection", Feather.ACTIVITY, () -> actions.test(profile));
    test.setId("test-" + profile.name());
    String display = type.map(PlatformDescriptor::displayName).orElse(profile.type());
    Label badge = Ui.label(display.substring(0, 1), "platform-badge");
    badge.setStyle(
        "-fx-background-color: "
            + Palette.of(List.of(profile.type())).color(profile.type(), dark).hex());
    HBox title = Ui.row(Spacing.S, Ui.label(profile.name(), "section-title"), state);
    Label origin = Ui.label(origin(profile, display), "muted");
    VBox words = Ui.column(2, title, origin);
    words.setMinWidth(0);
    HBox head = Ui.row(Spacing.M, badge, Ui.grow(words), test);
    if (!profile.builtIn()) {
      head.getChildren()
          .addAll(
              Ui.iconButton("Edit " + profile.name(), Feather.EDIT_2, () -> actions.edit(profile)),
              Ui.iconButton(
                  "Remove " + profile.name(), Feather.TRASH_2, () -> actions.remove(profile)));
    }
    getChildren().add(head);
    type.map(PlatformDescriptor::summary).map(s -> Ui.paragraph(s)).ifPresent(getChildren()::add);
    getChildren().add(result);
  }

  void show(Check check) {
    test.setDisable(check instanceof Check.Testing);
    switch (check) {
      case Check.Untested u -> {
        state.show("not tested", Pill.Tone.NEUTRAL);
        result(List.of());
      }
      case Check.Testing t -> {
        state.show("testing", Pill.Tone.ACCENT);
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setPrefSize(16, 16);
        result(
            List.of(
                Ui.row(Spacing.S, wheel, Ui.label("Connecting and asking what answers", "muted"))));
      }
      case Check.Reached r -> {
        state.show("reachable", Pill.Tone.SUCCESS);
        result(reached(r.info()));
      }
      case Check.Unreachable u -> {
        state.show("not reachable", Pill.Tone.DANGER);
        result(
            List.of(
                Ui.paragraph(u.problem().what(), "tone-danger"), Ui.paragraph(u.problem().hint())));
      }
    }
  }

  private void result(List<Node> nodes) {
    result.getChildren().setAll(nodes);
    result.setManaged(!nodes.isEmpty());
  }

  private static List<Node> reached(PlatformInfo info) {
    Facts facts =
        new Facts()
            .fact("Answered", info.product() + " " + info.version())
            .fact("Driver", info.driver())
            .fact(
                "Round trip",
                info.roundTripMicros() == 0
                    ? "in the worker itself"
                    : Formats.latency(info.roundTripMicros() / 1000.0).toString());
    String settings =
        new TreeMap<>(info.settings())
            .entrySet().stream()
                .map(e -> e.getKey() + " = " + e.getValue())
                .collect(Collectors.joining("   "));
    return settings.isEmpty()
        ? List.of(facts)
        : List.of(
            facts,
            Ui.column(
                2,
                Ui.label("Settings that matter for speed", "fact-name"),
                Ui.paragraph(settings, "mono")));
  }

  private static String origin(PlatformProfile profile, String display) {
    if (profile.builtIn()) {
      return display + " · built in, needs nothing set up";
    }
    String where =
        profile.settings().getOrDefault("host", profile.settings().getOrDefault("account", ""));
    return display
        + profile.flavor().map(f -> " (" + f + ")").orElse("")
        + " · profile of yours"
        + (where.isEmpty() ? "" : " · " + where);
  }
}
