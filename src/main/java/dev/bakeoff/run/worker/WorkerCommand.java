package dev.bakeoff.run.worker;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to start a worker.
 *
 * @param words the program and its arguments; never a secret
 * @param environment variables set for it beside the inherited ones
 * @param withheld variables that it does not inherit, since they hold secrets, which come by its
 *     standard input where it needs them
 */
public record WorkerCommand(
    List<String> words, Map<String, String> environment, Set<String> withheld) {
  /** Inherits everything. */
  public WorkerCommand(List<String> words, Map<String, String> environment) {
    this(words, environment, Set.of());
  }

  public WorkerCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    withheld = Set.copyOf(withheld);
  }

  /** The same without further variables. */
  public WorkerCommand withhold(Set<String> variables) {
    Set<String> all = new HashSet<>(withheld);
    all.addAll(variables);
    return new WorkerCommand(words, environment, all);
  }
}
