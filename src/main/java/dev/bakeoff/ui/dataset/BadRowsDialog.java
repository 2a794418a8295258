package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.exchange.BadRowSummary;
import dev.bakeoff.dataset.exchange.ImportReport;
import dev.bakeoff.ui.kit.Copyable;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Which rows an import has set aside, why, and where they are. */
final class BadRowsDialog {
  private final Window window;

  BadRowsDialog(Window window) {
    this.window = window;
  }

  void show(ImportReport report) {
    VBox lines = Ui.column(Spacing.M);
    for (BadRowSummary bad : report.badRows()) {
      VBox of =
          Ui.column(
              Spacing.XS,
              Ui.label(
                  Texts.of(
                      "dataset.of-could-not-be-read",
                      Formats.plural(bad.count(), "row"),
                      bad.table()),
                  "card-title"));
      bad.setAside()
          .ifPresent(
              file ->
                  of.getChildren()
                      .add(
                          Ui.row(
                              Spacing.S,
                              Ui.label(Texts.of("dataset.set-aside-in")),
                              new Copyable(
                                  "path", file.getFileName().toString(), file.toString()))));
      bad.first()
          .forEach(
              r ->
                  of.getChildren()
                      .add(
                          Ui.paragraph(
                              Texts.of(
                                  "dataset.line",
                                  r.file().getFileName(),
                                  Formats.count(r.line()),
                                  r.reason()),
                              "small")));
      if (bad.count() > bad.first().size()) {
        of.getChildren()
            .add(
                Ui.label(
                    Texts.of("dataset.and-more", Formats.count(bad.count() - bad.first().size())),
                    "small",
                    "muted"));
      }
      lines.getChildren().add(of);
    }
    Button close = Ui.button(Texts.of("dataset.close"), window.dialogs()::close);
    close.setCancelButton(true);
    var scroll = Ui.scroll(lines);
    scroll.setMaxHeight(340);
    window
        .dialogs()
        .open(
            Texts.of("dataset.was-imported-without-some-rows", report.manifest().ref()),
            scroll,
            680,
            close);
  }
}
