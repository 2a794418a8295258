package dev.bakeoff.run.worker;

import java.util.List;
import java.util.Map;

/**
 * How to start a worker.
 *
 * @param words the program and its arguments; never a secret
 * @param environment variables set for it beside the inherited ones
 */
public record WorkerCommand(List<String> words, Map<String, String> environment) {
  public WorkerCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }
}
