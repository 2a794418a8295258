package dev.bakeoff.ui.kit;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.task.Job;
import dev.bakeoff.ui.task.Tasks;
import java.util.function.Consumer;

/**
 * What is looked at in the background before a wizard goes on; the wizard shows how far it is and
 * lets the user stop it. A check that fails says why and what to try. FX thread only.
 */
@FunctionalInterface
public interface WizardCheck {
  /**
   * Begins.
   *
   * @param onPassed where nothing speaks against going on
   * @param onProblem what does
   */
  Job<?> start(Runnable onPassed, Consumer<Problem> onProblem);

  /**
   * A check that only looks.
   *
   * @param title what is being done, for people
   * @param work throws a ProblemException to keep the user here
   */
  static WizardCheck of(Tasks tasks, String title, Job.Work<?> work) {
    return of(tasks, title, work, found -> {});
  }

  /** A check that brings something that the next pages need. */
  static <T> WizardCheck of(
      Tasks tasks, String title, Job.Work<T> work, Consumer<? super T> onFound) {
    return (onPassed, onProblem) ->
        tasks.start(
            title,
            work,
            found -> {
              onFound.accept(found);
              onPassed.run();
            },
            onProblem);
  }
}
