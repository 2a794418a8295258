package dev.bakeoff.ui.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.TestStep;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.task.Tasks;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The platforms that can be named, and what their latest tests found. FX thread only. */
public final class PlatformsModel {
  private final UiServices.Platforms platforms;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<Reading<List<PlatformProfile>>> profiles =
      new ReadOnlyObjectWrapper<>(new Reading.Waiting<>());
  private final Map<String, ReadOnlyObjectWrapper<Check>> checks = new HashMap<>();

  /** How a platform's test stands. */
  public sealed interface Check {
    /** The steps that were told of so far. */
    List<TestStep> steps();

    /** Not tested since the window was opened. */
    record Untested() implements Check {
      @Override
      public List<TestStep> steps() {
        return List.of();
      }
    }

    /** Under way. */
    record Testing(List<TestStep> steps) implements Check {}

    /** It answered. */
    record Reached(PlatformInfo info, List<TestStep> steps, Instant at) implements Check {}

    /** It did not. */
    record Unreachable(Problem problem, List<TestStep> steps, Instant at) implements Check {}
  }

  public PlatformsModel(UiServices.Platforms platforms, Tasks tasks) {
    this.platforms = platforms;
    this.tasks = tasks;
  }

  public ReadOnlyObjectProperty<Reading<List<PlatformProfile>>> profilesProperty() {
    return profiles.getReadOnlyProperty();
  }

  /** What the latest test of a platform found; changes while one is under way. */
  public ReadOnlyObjectProperty<Check> checkOf(String name) {
    return check(name).getReadOnlyProperty();
  }

  public Optional<PlatformDescriptor> type(PlatformProfile profile) {
    return platforms.types().stream().filter(t -> t.type().equals(profile.type())).findFirst();
  }

  public List<PlatformDescriptor> types() {
    return platforms.types();
  }

  /** The names that are taken. */
  public List<String> names() {
    return profiles.get().found().orElse(List.of()).stream().map(PlatformProfile::name).toList();
  }

  public void refresh() {
    tasks.load(
        () -> platforms.profiles().all(),
        all -> profiles.set(new Reading.Done<>(all)),
        problem -> profiles.set(new Reading.Failed<>(problem)));
  }

  /** Connects step by step and asks what answers, in the background. */
  public void test(PlatformProfile profile) {
    ReadOnlyObjectWrapper<Check> check = check(profile.name());
    if (!(check.get() instanceof Check.Testing)) {
      CheckRun.start(platforms.checker(), profile, tasks, check::set);
    }
  }

  /**
   * Stores a profile.
   *
   * @param before what it replaces, where its name was changed
   */
  public void save(
      PlatformProfile profile,
      Optional<String> before,
      Runnable onDone,
      Consumer<Problem> onProblem) {
    tasks.load(
        () -> {
          platforms.profiles().save(profile);
          before
              .filter(name -> !name.equals(profile.name()))
              .ifPresent(platforms.profiles()::remove);
          return platforms.profiles().all();
        },
        all -> {
          check(profile.name()).set(new Check.Untested());
          profiles.set(new Reading.Done<>(all));
          onDone.run();
        },
        onProblem);
  }

  /** Takes over what a test found before the profile was stored. */
  public void found(String name, Check check) {
    check(name).set(check);
  }

  public void remove(PlatformProfile profile, Runnable onDone, Consumer<Problem> onProblem) {
    tasks.load(
        () -> {
          platforms.profiles().remove(profile.name());
          return platforms.profiles().all();
        },
        all -> {
          profiles.set(new Reading.Done<>(all));
          onDone.run();
        },
        onProblem);
  }

  private ReadOnlyObjectWrapper<Check> check(String name) {
    return checks.computeIfAbsent(name, n -> new ReadOnlyObjectWrapper<>(new Check.Untested()));
  }
}
