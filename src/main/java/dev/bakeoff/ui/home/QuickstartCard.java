package dev.bakeoff.ui.home;

import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.designer.PatternNames;
import dev.bakeoff.ui.home.HomeModel.Overview;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.wizard.RunEstimate;
import dev.bakeoff.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What Bakeoff is for in a sentence, and the one click that shows it. */
final class QuickstartCard extends VBox {
  /** Making the dataset and loading it onto three platforms. */
  private static final Duration LOADING = Duration.ofSeconds(15);

  QuickstartCard(Overview overview, Runnable run) {
    getStyleClass().addAll("bo-card", "hero");
    RunConfig config = overview.quickstart();
    Label title = Ui.paragraph(Texts.of("home.which-data-platform-is-the-right"), "hero-title");
    Label sentence = Ui.paragraph(Texts.of("home.bakeoff-loads-the-same-data-onto"), "hero-text");
    sentence.setMaxWidth(720);
    Button start = Ui.primary(Texts.of("home.run-the-quickstart"), Feather.PLAY, run);
    start.getStyleClass().add("large");
    start.setId("quickstart");
    start.setDefaultButton(true);
    Duration time = RunEstimate.of(config).time().plus(LOADING);
    HBox actions =
        Ui.row(
            Spacing.L,
            start,
            Ui.label(
                Texts.of("home.about-needs-no-server-account-or", Formats.duration(time)),
                "muted"));
    HBox steps =
        new HBox(
            Spacing.L,
            step(
                Feather.DATABASE,
                Texts.of("home.same-data"),
                Texts.of(
                    "home.the-same",
                    Texts.of(
                        "home.generates-with-and-reads-it-back",
                        config.dataset().name(),
                        Formats.plural(overview.quickstartRows(), "row")))),
            step(
                Feather.SERVER,
                Texts.of("home.platforms-2", config.platforms().size()),
                Texts.of(
                    "home.real-ones-which-bakeoff-brings",
                    config.platforms().stream()
                        .map(PlatformProfile::name)
                        .collect(Collectors.joining(", ")))),
            step(
                Feather.ACTIVITY,
                Texts.of("home.workloads", config.workloads().size()),
                Texts.of(
                    "home.with-clients-trials-each",
                    config.workloads().stream()
                        .map(w -> PatternNames.within(w.pattern()))
                        .collect(Collectors.joining(", ")),
                    clients(config),
                    config.trials())),
            step(
                Feather.BAR_CHART_2,
                Texts.of("home.one-comparison"),
                Texts.of("home.latency-percentiles-and-throughput")));
    getChildren().addAll(title, sentence, actions, steps);
  }

  private static String clients(RunConfig config) {
    return config.workloads().stream()
        .map(Workload::clients)
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(Texts.of("home.and")));
  }

  private static VBox step(Feather icon, String title, String text) {
    VBox box =
        Ui.column(
            Spacing.S,
            Ui.icon(icon, "hero-icon"),
            Ui.label(title, "card-title"),
            Ui.paragraph(text, "muted"));
    box.getStyleClass().add("hero-step");
    box.setPrefWidth(220);
    box.setMinWidth(120);
    return Ui.grow(box);
  }
}
