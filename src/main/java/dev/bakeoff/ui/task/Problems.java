package dev.bakeoff.ui.task;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.ui.text.Texts;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into words for people; the stack goes to the log. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  public static Problem of(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ProblemException e) {
      return e.problem();
    }
    LOG.error("Unexpected failure", cause);
    return Problem.of(
        Problem.Kind.INTERNAL,
        Texts.of("task.something-went-wrong-inside-bakeoff", cause.getClass().getSimpleName()),
        Texts.of("task.try-again-if-it-happens-again"));
  }
}
