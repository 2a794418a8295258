package dev.bakeoff.dataset.version;

import java.util.List;

/** Applies changes to a spec's YAML. */
@FunctionalInterface
public interface SpecEditor {
  /**
   * The YAML with the changes.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where one of them cannot be made
   */
  String apply(String yaml, List<Change> changes);
}
