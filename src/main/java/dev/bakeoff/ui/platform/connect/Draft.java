package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.platform.CheckRun;
import dev.bakeoff.ui.platform.PlatformsModel.Check;
import dev.bakeoff.ui.platform.ProfileModel;
import dev.bakeoff.ui.task.Tasks;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the pages of the wizard share: the profile as filled in, and its test. FX thread only. */
final class Draft {
  private final UiServices.Platforms services;
  private final Tasks tasks;
  private final ProfileModel profile;
  private final ReadOnlyObjectWrapper<Check> check =
      new ReadOnlyObjectWrapper<>(new Check.Untested());
  private Optional<PlatformProfile> tested = Optional.empty();
  private Optional<String> password = Optional.empty();

  Draft(UiServices.Platforms services, Tasks tasks, ProfileModel profile) {
    this.services = services;
    this.tasks = tasks;
    this.profile = profile;
  }

  UiServices.Platforms services() {
    return services;
  }

  ProfileModel profile() {
    return profile;
  }

  ReadOnlyObjectProperty<Check> checkProperty() {
    return check.getReadOnlyProperty();
  }

  /** A password that a pasted URL held; kept only as long as the wizard is open. */
  void offer(Optional<String> found) {
    password = found;
  }

  Optional<String> offered() {
    return password;
  }

  /** Whether what stands here now is what was tested last. */
  boolean isTested() {
    return tested.equals(Optional.of(nameless(profile.profile())));
  }

  /** A test holds whatever the profile is called. */
  private static PlatformProfile nameless(PlatformProfile named) {
    return new PlatformProfile(
        "", named.type(), named.flavor(), named.settings(), false, named.configuration());
  }

  /** What the latest test found, where it was of what stands here now. */
  Optional<Check> found() {
    return isTested() && !(check.get() instanceof Check.Testing)
        ? Optional.of(check.get())
        : Optional.empty();
  }

  void test() {
    PlatformProfile now = profile.profile();
    PlatformProfile mark = nameless(now);
    tested = Optional.of(mark);
    CheckRun.start(
        services.checker(),
        now,
        tasks,
        found -> {
          // A test of what was changed since tells nothing.
          if (tested.equals(Optional.of(mark))) {
            check.set(found);
          }
        });
  }
}
