package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.TestStep;
import dev.bakeoff.run.RunJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff platform test}. */
@Command(
    name = "test",
    description = {
      "Connects to a platform step by step and says what answered.",
      "Exit code 1 where a step fails, with what to do about it."
    },
    mixinStandardHelpOptions = true)
final class PlatformTestCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The platform's name.")
  private String name;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  PlatformTestCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    CliServices.Platforms platforms = services.get().platforms();
    PlatformProfile profile = PlatformCommand.named(platforms.profiles(), name);
    List<TestStep> steps = new CopyOnWriteArrayList<>();
    try {
      PlatformInfo info =
          platforms
              .checker()
              .check(
                  profile,
                  step -> {
                    if (step.state() != TestStep.State.RUNNING) {
                      steps.add(step);
                      if (!json) {
                        print(step);
                      }
                    }
                  });
      report(Optional.of(info), steps, Optional.empty());
      return 0;
    } catch (ProblemException e) {
      report(Optional.empty(), steps, Optional.of(e.problem()));
      return 1;
    }
  }

  private void print(TestStep step) {
    String mark =
        switch (step.state()) {
          case RUNNING, SKIPPED -> "-";
          case PASSED -> "✓";
          case WARNING -> "!";
          case FAILED -> "✗";
        };
    String time = step.millis() > 0 ? String.format(Locale.ROOT, "%.1f ms", step.millis()) : "";
    console.print(
        String.format(Locale.ROOT, "%s %-14s %10s  %s", mark, step.name(), time, step.detail()));
    if (!step.hint().isEmpty()) {
      console.print(" ".repeat(29) + step.hint());
    }
  }

  private void report(
      Optional<PlatformInfo> found, List<TestStep> steps, Optional<Problem> problem) {
    if (json) {
      console.json(document(found, steps, problem));
      return;
    }
    found.ifPresent(this::print);
    problem.ifPresent(
        p -> {
          boolean told =
              steps.stream()
                  .anyMatch(s -> s.state() == TestStep.State.FAILED && s.detail().equals(p.what()));
          console.error(name + " cannot be used." + (told ? "" : " " + p));
        });
  }

  private void print(PlatformInfo info) {
    console.print(name + ": " + info.product() + " " + info.version() + " answers.");
    console.print("  driver: " + info.driver());
    if (info.roundTripMicros() > 0) {
      console.print("  round trip: " + info.roundTripMicros() + " µs (median of an empty request)");
    }
    new TreeMap<>(info.settings())
        .forEach((key, value) -> console.print("  " + key + ": " + value));
  }

  /** What answered at the top, as before there were steps. */
  private ObjectNode document(
      Optional<PlatformInfo> found, List<TestStep> steps, Optional<Problem> problem) {
    ObjectNode document = RunJson.mapper().createObjectNode();
    document.put("platform", name);
    document.put("status", problem.isEmpty() ? "ok" : "failed");
    found.ifPresent(info -> document.setAll(RunJson.mapper().<ObjectNode>valueToTree(info)));
    ArrayNode all = document.putArray("steps");
    for (TestStep step : steps) {
      ObjectNode one = all.addObject();
      one.put("name", step.name());
      one.put("status", step.state().id());
      one.put("duration_ms", step.millis());
      one.put("detail", step.detail());
      if (!step.hint().isEmpty()) {
        one.put("hint", step.hint());
      }
    }
    problem.ifPresent(
        p -> document.putObject("problem").put("what", p.what()).put("hint", p.hint()));
    return document;
  }
}
