package dev.bakeoff.ui.report;

import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.report.document.ReportOptions;
import dev.bakeoff.report.document.ReportOptions.Shade;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The report that the wizard is about; keeps what was chosen whichever page is in sight. FX thread
 * only.
 */
final class ReportDraft {
  private static final int LONGEST_NAME = 60;

  private final ObservableList<String> runs = FXCollections.observableArrayList();
  private final ObservableList<ReportFormat> formats =
      FXCollections.observableArrayList(ReportFormat.PPTX, ReportFormat.PDF);
  private final ObjectProperty<ReportKind> kind = new SimpleObjectProperty<>(ReportKind.EXECUTIVE);
  private final ObjectProperty<Optional<String>> baseline =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Path>> template =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Path>> logo = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Shade>> shade =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Path> folder = new SimpleObjectProperty<>();
  private final StringProperty question = new SimpleStringProperty("");
  private final StringProperty title = new SimpleStringProperty("");
  private final BooleanProperty transparent = new SimpleBooleanProperty();

  ReportDraft(List<String> runIds, Path folder) {
    runs.setAll(runIds.stream().distinct().toList());
    this.folder.set(folder);
  }

  /** The runs' ids; the first one's first platform is the baseline unless another is chosen. */
  ObservableList<String> runs() {
    return runs;
  }

  /** In the order of the formats. */
  ObservableList<ReportFormat> formats() {
    return formats;
  }

  ObjectProperty<ReportKind> kindProperty() {
    return kind;
  }

  /** A platform of the comparison; empty takes the first. */
  ObjectProperty<Optional<String>> baselineProperty() {
    return baseline;
  }

  ObjectProperty<Optional<Path>> templateProperty() {
    return template;
  }

  ObjectProperty<Optional<Path>> logoProperty() {
    return logo;
  }

  ObjectProperty<Optional<Shade>> shadeProperty() {
    return shade;
  }

  /** Where the files go. */
  ObjectProperty<Path> folderProperty() {
    return folder;
  }

  StringProperty questionProperty() {
    return question;
  }

  StringProperty titleProperty() {
    return title;
  }

  BooleanProperty transparentProperty() {
    return transparent;
  }

  void choose(String id, boolean on) {
    runs.remove(id);
    if (on) {
      runs.add(id);
    }
    // A platform of the runs before may not be one of these.
    baseline.set(Optional.empty());
  }

  void choose(ReportFormat format, boolean on) {
    formats.remove(format);
    if (on) {
      formats.add(format);
      formats.sort(null);
    }
  }

  /** What is wrong with the choice of runs. */
  ObservableValue<Optional<String>> runsError() {
    return Bindings.createObjectBinding(
        () -> runs.isEmpty() ? Optional.of(Texts.of("report.runs.none")) : Optional.<String>empty(),
        runs);
  }

  /** What is wrong with the choice of formats. */
  ObservableValue<Optional<String>> formatsError() {
    return Bindings.createObjectBinding(
        () ->
            formats.isEmpty()
                ? Optional.of(Texts.of("report.formats.none"))
                : Optional.<String>empty(),
        formats);
  }

  /** Everything that any of the formats is asked for. */
  ReportOptions options() {
    return new ReportOptions(
            Optional.of(kind.get()),
            Optional.empty(),
            Optional.empty(),
            template.get(),
            logo.get(),
            shade.get(),
            transparent.get())
        .with(title.get(), question.get());
  }

  /** The file of a format. */
  Path file(String comparisonTitle, ReportFormat format) {
    String said = title.get().isBlank() ? comparisonTitle : title.get();
    String name =
        said.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    String kinds = format.document() ? "-" + kind.get().id() : "";
    return folder
        .get()
        .resolve((cut.isEmpty() ? "report" : cut) + kinds + "." + format.extension());
  }
}
