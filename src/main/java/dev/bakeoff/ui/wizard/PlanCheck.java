package dev.bakeoff.ui.wizard;

import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.WizardCheck;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.function.Supplier;

/** Plans what was put together before going on: a platform that cannot do it says so here. */
public final class PlanCheck {
  private PlanCheck() {}

  /**
   * @param config asked for when the check begins
   */
  public static WizardCheck of(UiServices services, Tasks tasks, Supplier<RunConfig> config) {
    return (onPassed, onProblem) -> {
      RunConfig asked = config.get();
      return WizardCheck.of(
              tasks,
              Texts.of("wizard.planning-the-legs"),
              (progress, cancel) ->
                  services
                      .data()
                      .catalog()
                      .find(asked.dataset())
                      .map(m -> services.runs().launcher().plan(asked, m)))
          .start(onPassed, onProblem);
    };
  }
}
