package dev.bakeoff.ui.platform.load;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.publish.RestoreRates.MeasuredLoad;
import dev.bakeoff.history.LoadHistory;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.CommandLine;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.kit.WizardReview;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** What will be loaded, how long that took before, and the command that does the same. */
final class LoadReviewPage {
  private final RunHistory history;
  private final Tasks tasks;
  private final LoadChoice choice;
  private final StackPane facts = new StackPane();
  private final Label estimate = Ui.label(Formats.NONE, "fact-value");
  private final Label basis = Ui.paragraph("", "muted");
  private final StringProperty command = new SimpleStringProperty("");
  private final WizardReview page;

  LoadReviewPage(RunHistory history, Tasks tasks, LoadChoice choice) {
    this.history = history;
    this.tasks = tasks;
    this.choice = choice;
    page =
        new WizardReview(
            Texts.of("platform.what-will-happen-when-you-press"),
            this::rows,
            new ReadOnlyObjectWrapper<>(Optional.empty()),
            this::entered,
            new Card(Texts.of("platform.what-will-be-loaded"), Ui.column(Spacing.M, facts, basis)),
            Ui.paragraph(Texts.of("platform.every-row-is-read-back-afterwards")),
            new CommandBox(command));
  }

  WizardPage page() {
    return page;
  }

  private List<WizardReview.Row> rows() {
    Manifest manifest = choice.manifest();
    PlatformProfile profile = choice.profile();
    return List.of(
        new WizardReview.Row(Texts.of("platform.dataset"), manifest.ref().toString(), 0),
        new WizardReview.Row(
            Texts.of("platform.tables"),
            choice.isWhole()
                ? Texts.of("steps.all-tables", manifest.tables().size())
                : String.join(", ", manifest.tables().stream().map(t -> t.name()).toList()),
            0),
        new WizardReview.Row(Texts.of("platform.platform"), profile.name(), 1),
        new WizardReview.Row(
            Texts.of("platform.streams-per-table"), choice.streamsProperty().get().strip(), 1));
  }

  private void entered() {
    Manifest manifest = choice.manifest();
    PlatformProfile profile = choice.profile();
    facts
        .getChildren()
        .setAll(
            new Facts()
                .fact(Texts.of("platform.tables"), Formats.count(manifest.tables().size()))
                .fact(Texts.of("platform.rows"), Formats.count(manifest.rows()))
                .fact(
                    Texts.of("platform.size-of-the-files"),
                    Formats.bytes(manifest.bytes()).toString())
                .fact(Texts.of("platform.time-to-load"), estimate));
    estimate.setText(Formats.NONE);
    basis.setText("");
    tasks.load(
        () ->
            new LoadHistory(history)
                .find(manifest).stream()
                    .filter(m -> m.platform().equals(profile.type()))
                    .findFirst(),
        found -> show(manifest, found),
        problem -> basis.setText(problem.toString()));
    CommandLine line =
        CommandLine.bakeoff("dataset", "load", manifest.ref().toString())
            .option("--platform", profile.name());
    if (!choice.isWhole()) {
      List<String> names = manifest.tables().stream().map(t -> t.name()).toList();
      line = line.option("--tables", String.join(",", names));
    }
    command.set(
        line.option("--parallel", Optional.of(choice.streamsProperty().get().strip())).toString());
  }

  private void show(Manifest manifest, Optional<MeasuredLoad> measured) {
    if (measured.isEmpty() || measured.get().rows() == 0) {
      estimate.setText(Texts.of("platform.not-known"));
      basis.setText(Texts.of("platform.no-load-into-this-type-of"));
      return;
    }
    MeasuredLoad load = measured.get();
    double seconds = load.seconds() * manifest.rows() / load.rows();
    estimate.setText(
        Texts.of(
            "platform.about", Formats.duration(Duration.ofMillis(Math.round(seconds * 1000)))));
    basis.setText(
        Texts.of(
            "platform.by-rows-from-a-load-that",
            Formats.plural(load.rows(), "row"),
            load.dataset(),
            Formats.duration(Duration.ofMillis(Math.round(load.seconds() * 1000)))));
  }
}
