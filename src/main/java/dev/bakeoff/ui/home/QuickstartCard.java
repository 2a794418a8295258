package dev.bakeoff.ui.home;

import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.home.HomeModel.Overview;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
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
    Label title = Ui.paragraph("Which data platform is the right one? Measure it.", "hero-title");
    Label sentence =
        Ui.paragraph(
            "Bakeoff loads the same data onto several platforms, puts the same work on each of"
                + " them, and turns what it measured into a comparison that you can defend.",
            "hero-text");
    sentence.setMaxWidth(720);
    Button start = Ui.primary("Run the quickstart", Feather.PLAY, run);
    start.getStyleClass().add("large");
    start.setId("quickstart");
    start.setDefaultButton(true);
    Duration time = RunEstimate.of(config).time().plus(LOADING);
    HBox actions =
        Ui.row(
            Spacing.L,
            start,
            Ui.label(
                "about " + Formats.duration(time) + ", needs no server, account or network",
                "muted"));
    HBox steps =
        new HBox(
            Spacing.L,
            step(
                Feather.DATABASE,
                "Same data",
                "Generates %s with %s and reads it back from every platform to prove that it is"
                        .formatted(
                            config.dataset().name(),
                            Formats.plural(overview.quickstartRows(), "row"))
                    + " the same."),
            step(
                Feather.SERVER,
                config.platforms().size() + " platforms",
                config.platforms().stream()
                        .map(PlatformProfile::name)
                        .collect(Collectors.joining(", "))
                    + ": real ones, which Bakeoff brings along."),
            step(
                Feather.ACTIVITY,
                config.workloads().size() + " workloads",
                config.workloads().stream()
                        .map(w -> w.pattern().label().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(", "))
                    + " with "
                    + clients(config)
                    + " clients, "
                    + config.trials()
                    + " trials each, interleaved."),
            step(
                Feather.BAR_CHART_2,
                "One comparison",
                "Latency percentiles and throughput with confidence intervals, ready for a"
                    + " slide."));
    getChildren().addAll(title, sentence, actions, steps);
  }

  private static String clients(RunConfig config) {
    return config.workloads().stream()
        .map(Workload::clients)
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(" and "));
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
