package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.exchange.BadRowPolicy;
import dev.bakeoff.dataset.exchange.ImportRequest;
import dev.bakeoff.dataset.format.CsvFormat;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.ui.text.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Where an import comes from, and how its CSV is written where that cannot be found out. */
public final class SourceModel {
  private final StringProperty source = new SimpleStringProperty("");
  private final StringProperty delimiter = new SimpleStringProperty("");
  private final StringProperty nullText = new SimpleStringProperty("");
  private final BooleanProperty header = new SimpleBooleanProperty(true);
  private final ObservableValue<Optional<String>> error;
  private List<String> tables = List.of();
  private String picked = "";

  public SourceModel() {
    error = Bindings.createObjectBinding(this::check, source, delimiter);
  }

  /** A path or {@code s3://bucket/prefix}. */
  public StringProperty sourceProperty() {
    return source;
  }

  /** Between fields; blank to find out. */
  public StringProperty delimiterProperty() {
    return delimiter;
  }

  /** Means null besides an empty field; blank for nothing. */
  public StringProperty nullTextProperty() {
    return nullText;
  }

  /** Whether the first line names the columns. */
  public BooleanProperty headerProperty() {
    return header;
  }

  public ObservableValue<Optional<String>> error() {
    return error;
  }

  /** Takes files that were picked or dropped: one, or some of a folder's. */
  public void take(List<Path> files) {
    if (files.size() == 1) {
      tables = List.of();
      picked = files.getFirst().toString();
    } else {
      Path folder = files.getFirst().toAbsolutePath().getParent();
      tables = files.stream().map(SourceModel::stem).distinct().toList();
      picked = folder.toString();
    }
    source.set(picked);
  }

  /** Takes a place as a file of the wizard names it. */
  void take(String place, List<String> only) {
    tables = List.copyOf(only);
    picked = place;
    source.set(place);
  }

  /** Of a folder's files the ones that were picked; none for all. */
  List<String> tables() {
    return source.get().equals(picked) ? tables : List.of();
  }

  /** What to look at; only while there is no error. */
  public ImportRequest request() {
    ImportRequest plain = ImportRequest.of(source.get().strip());
    CsvFormat csv =
        new CsvFormat(
            delimiter.get().isEmpty()
                ? Optional.empty()
                : Optional.of(CsvFormat.parseDelimiter(delimiter.get())),
            header.get(),
            nullText.get().isEmpty() ? Optional.empty() : Optional.of(nullText.get()),
            StandardCharsets.UTF_8,
            false);
    return new ImportRequest(
        plain.source(),
        plain.format(),
        plain.name(),
        plain.version(),
        tables(),
        plain.jobs(),
        csv,
        BadRowPolicy.REFUSE);
  }

  private Optional<String> check() {
    if (source.get().isBlank()) {
      return Optional.of(Texts.of("dataset.choose-a-file-or-a-folder"));
    }
    try {
      if (!delimiter.get().isEmpty()) {
        CsvFormat.parseDelimiter(delimiter.get());
      }
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().toString());
    }
  }

  /** A file's name without what says how it is written and packed. */
  private static String stem(Path file) {
    return file.getFileName()
        .toString()
        .replaceFirst("(?i)\\.(gz|zst|zstd)$", "")
        .replaceFirst("(?<=.)\\.[^.]+$", "");
  }
}
