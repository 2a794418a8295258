package dev.bakeoff.ui.designer;

import dev.bakeoff.model.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * A value as it is typed: its text, what it means, and what is wrong with it in words. FX thread
 * only.
 *
 * @param <T> what the text means
 */
public final class Entry<T> {
  private final StringProperty text;
  private final Function<String, T> meaning;
  private final ReadOnlyObjectWrapper<Optional<String>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * @param text at first
   * @param meaning of a text; throws IllegalArgumentException, or a ProblemException, whose words
   *     say what is wrong
   */
  public Entry(String text, Function<String, T> meaning) {
    this.text = new SimpleStringProperty(text);
    this.meaning = meaning;
    this.text.subscribe(now -> error.set(complaint(now)));
  }

  public StringProperty textProperty() {
    return text;
  }

  /** Empty while the text means something. */
  public ObservableValue<Optional<String>> error() {
    return error.getReadOnlyProperty();
  }

  /** What the text means; only while nothing is wrong with it. */
  public T value() {
    return meaning.apply(text.get().strip());
  }

  void set(String now) {
    text.set(now);
  }

  private Optional<String> complaint(String now) {
    try {
      var _ = meaning.apply(now.strip());
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().hint());
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }
}
