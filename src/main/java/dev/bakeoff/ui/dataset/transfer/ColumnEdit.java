package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.exchange.ImportPreview.ColumnPreview;
import dev.bakeoff.model.ProblemException;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** A column that was found, with the type and key that the user gives it. FX thread only. */
public final class ColumnEdit {
  private final ColumnPreview found;
  private final StringProperty type = new SimpleStringProperty();
  private final BooleanProperty key;
  private final ObservableValue<Optional<String>> error;

  ColumnEdit(ColumnPreview found, boolean isKey) {
    this.found = found;
    type.set(found.column().type().name());
    key = new SimpleBooleanProperty(isKey);
    error = Bindings.createObjectBinding(this::check, type);
  }

  public ColumnPreview found() {
    return found;
  }

  public String name() {
    return found.column().name();
  }

  /** As in {@code decimal(12,2)}. */
  public StringProperty typeProperty() {
    return type;
  }

  /** Whether it is of the primary key. */
  public BooleanProperty keyProperty() {
    return key;
  }

  public ObservableValue<Optional<String>> error() {
    return error;
  }

  /** Whether the type is another than was found. */
  boolean isCorrected() {
    return error.getValue().isEmpty() && !parsed().equals(found.column().type());
  }

  Column column() {
    boolean nullable = found.column().nullable() && !key.get();
    return new Column(name(), parsed(), nullable);
  }

  private ColumnType parsed() {
    return ColumnType.parse(written());
  }

  private String written() {
    String text = type.get();
    return text == null ? "" : text.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private Optional<String> check() {
    try {
      ColumnType.parse(written());
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().toString());
    }
  }
}
