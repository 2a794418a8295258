package dev.bakeoff.ui.task;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
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
        "Something went wrong inside Bakeoff (" + cause.getClass().getSimpleName() + ").",
        "Try again; if it happens again, the log in the home folder says more.");
  }
}
