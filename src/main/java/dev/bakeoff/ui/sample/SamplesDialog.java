package dev.bakeoff.ui.sample;

import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Offers the samples; one that is chosen opens in the bake-off wizard at its review. */
public final class SamplesDialog {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 560;

  private final Navigator navigator;
  private final Window window;
  private final SampleFolder folder;

  /** What was found out of a sample. */
  private record Found(SampleConfig sample, Set<String> missing) {
    boolean ready() {
      return sample.needs().isEmpty();
    }
  }

  /**
   * @param home of the program, below which samples are copied
   */
  public SamplesDialog(Navigator navigator, Path home) {
    this.navigator = navigator;
    this.window = navigator.window();
    this.folder = new SampleFolder(home, System.getenv());
  }

  public void show() {
    StatePane state = new StatePane();
    state.loading(Texts.of("sample.reading"));
    state.setPrefHeight(Math.min(HEIGHT, Math.max(200, window.dialogs().pane().getHeight() - 170)));
    Button close = Ui.button(Texts.of("sample.close"), window.dialogs()::close);
    close.setCancelButton(true);
    window
        .dialogs()
        .open(
            Texts.of("sample.samples"),
            Ui.column(Spacing.M, Ui.paragraph(Texts.of("sample.about"), "muted"), Ui.grow(state)),
            Math.min(WIDTH, window.dialogs().pane().getWidth() - 48),
            close);
    read(state);
  }

  private void read(StatePane state) {
    window
        .tasks()
        .load(
            () -> {
              List<Found> found = new ArrayList<>();
              for (SampleConfig sample : SampleConfig.values()) {
                found.add(new Found(sample, folder.missing(sample)));
              }
              return found;
            },
            found -> state.content(list(found)),
            problem -> state.problem(problem, () -> read(state)));
  }

  private ScrollPane list(List<Found> all) {
    VBox list = Ui.column(Spacing.S);
    all.forEach(found -> list.getChildren().add(row(found)));
    return Ui.scroll(list);
  }

  private HBox row(Found found) {
    SampleConfig sample = found.sample();
    VBox words =
        Ui.column(2, Ui.paragraph(sample.title(), "strong"), Ui.paragraph(sample.about(), "muted"));
    needs(found).ifPresent(text -> words.getChildren().add(text));
    words.setMinWidth(0);
    HBox row = Ui.row(Spacing.M, Ui.grow(words));
    if (!found.ready()) {
      row.getChildren().add(new Pill(Texts.of("sample.needs-set-up"), Pill.Tone.WARNING));
      Button connect =
          Ui.button(Texts.of("sample.connect"), Feather.SERVER, this::connect, "small");
      connect.setId("sample-connect-" + sample.id());
      row.getChildren().add(connect);
    }
    Button open = Ui.button(Texts.of("sample.open"), () -> open(sample), "small");
    open.setId("sample-" + sample.id());
    open.setAccessibleText(Texts.of("sample.open-this", sample.title()));
    row.getChildren().add(open);
    row.getStyleClass().add("sample-row");
    return row;
  }

  private static Optional<Node> needs(Found found) {
    return found
        .sample()
        .needs()
        .map(
            needs ->
                Ui.paragraph(
                    found.missing().isEmpty()
                        ? needs
                        : needs
                            + " "
                            + Texts.of("sample.set-variables", String.join(", ", found.missing())),
                    "small",
                    "tone-warning"));
  }

  private void connect() {
    window.dialogs().close();
    navigator.show(Destination.PLATFORMS);
  }

  private void open(SampleConfig sample) {
    window.dialogs().close();
    window
        .tasks()
        .load(
            () -> folder.copy(sample),
            path -> {
              window.notices().info(Texts.of("sample.copied", path));
              navigator.openFiles(List.of(path));
            },
            window.notices()::problem);
  }
}
