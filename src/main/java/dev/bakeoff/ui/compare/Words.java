package dev.bakeoff.ui.compare;

import java.util.function.Function;
import javafx.util.StringConverter;

/** The words of a choice that cannot be typed. */
final class Words<T> extends StringConverter<T> {
  private final Function<T, String> words;

  Words(Function<T, String> words) {
    this.words = words;
  }

  @Override
  public String toString(T value) {
    return value == null ? "" : words.apply(value);
  }

  @Override
  public T fromString(String text) {
    return null;
  }
}
