package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.dataset.DatasetSpec.Parameter;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Sizes;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** A parameter of a spec, left as it usually is or given another value. FX thread only. */
public final class ParameterField {
  private final Parameter parameter;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObservableValue<Optional<String>> error;

  ParameterField(Parameter parameter) {
    this.parameter = parameter;
    this.error = Bindings.createObjectBinding(this::check, text);
  }

  public Parameter parameter() {
    return parameter;
  }

  /** As typed; blank for the usual value. */
  public StringProperty textProperty() {
    return text;
  }

  public ObservableValue<Optional<String>> error() {
    return error;
  }

  /** The value, where one was given that can be. */
  Optional<Long> value() {
    return text.get().isBlank() || error.getValue().isPresent()
        ? Optional.empty()
        : Optional.of(Sizes.parseCount(text.get()));
  }

  private Optional<String> check() {
    if (text.get().isBlank()) {
      return Optional.empty();
    }
    try {
      long value = Sizes.parseCount(text.get());
      return value < parameter.min() || value > parameter.max()
          ? Optional.of(
              Texts.of(
                  "dataset.to-please",
                  Sizes.format(parameter.min()),
                  Sizes.format(parameter.max())))
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().toString());
    }
  }
}
