package dev.bakeoff.ui.report;

import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The report that the wizard is about; keeps what was chosen whichever page is in sight. */
final class ReportDraft {
  private final ObservableList<String> runs = FXCollections.observableArrayList();

  ReportDraft(List<String> runIds) {
    runs.setAll(runIds.stream().distinct().toList());
  }

  /** The runs' ids; the first one's first platform is the baseline unless another is chosen. */
  ObservableList<String> runs() {
    return runs;
  }

  void choose(String id, boolean on) {
    runs.remove(id);
    if (on) {
      runs.add(id);
    }
  }

  /** What is wrong with the choice of runs. */
  ObservableValue<Optional<String>> runsError() {
    return Bindings.createObjectBinding(
        () -> runs.isEmpty() ? Optional.of(Texts.of("report.runs.none")) : Optional.<String>empty(),
        runs);
  }
}
