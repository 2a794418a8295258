package dev.bakeoff.ui.task;

import dev.bakeoff.model.Problem;
import java.util.Optional;

/** Something that is read in the background, as a view shows it. */
public sealed interface Reading<T> {
  /** Under way. */
  record Waiting<T>() implements Reading<T> {}

  /** There. */
  record Done<T>(T value) implements Reading<T> {}

  /** It could not be read. */
  record Failed<T>(Problem problem) implements Reading<T> {}

  /** The value, once it is there. */
  default Optional<T> found() {
    return this instanceof Done<T>(T value) ? Optional.of(value) : Optional.empty();
  }
}
