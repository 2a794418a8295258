package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.TestStep.State;
import java.util.function.Consumer;

/**
 * Runs the steps of a connection test in order and tells of each as it begins and ends. Used by one
 * thread.
 */
public final class ConnectionTest {
  private final Consumer<TestStep> listener;

  public ConnectionTest(Consumer<TestStep> listener) {
    this.listener = listener;
  }

  /** What a step does; its result says in a few words what was found. */
  @FunctionalInterface
  public interface Step {
    String run();
  }

  /**
   * Runs one step.
   *
   * @param name in a word or two: {@code Name lookup}
   * @throws ProblemException where the step fails, after it was told of
   */
  public void step(String name, Step step) {
    listener.accept(new TestStep(name, State.RUNNING, "", "", 0));
    long start = System.nanoTime();
    try {
      String found = step.run();
      listener.accept(new TestStep(name, State.PASSED, found, "", millisSince(start)));
    } catch (ProblemException e) {
      Problem problem = e.problem();
      listener.accept(
          new TestStep(name, State.FAILED, problem.what(), problem.hint(), millisSince(start)));
      throw e;
    }
  }

  /** Tells of a step that does not apply, and why. */
  public void skip(String name, String why) {
    listener.accept(new TestStep(name, State.SKIPPED, why, "", 0));
  }

  /** Tells of something that works but will disturb a measurement, and what to do about it. */
  public void warn(String name, String what, String hint) {
    listener.accept(new TestStep(name, State.WARNING, what, hint, 0));
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
