package dev.bakeoff.cli;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.ProfileStore;
import picocli.CommandLine.Command;

/** {@code bakeoff platform}. */
@Command(
    name = "platform",
    description = "Add, list, test and remove the platforms.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PlatformListCommand.class,
      PlatformTypesCommand.class,
      PlatformAddCommand.class,
      PlatformTestCommand.class,
      PlatformShowCommand.class,
      PlatformRemoveCommand.class,
      PlatformImportCommand.class
    })
final class PlatformCommand {
  PlatformCommand() {}

  /** The profile of a name, or a problem that says which there are. */
  static PlatformProfile named(ProfileStore profiles, String name) {
    return profiles.find(name).orElseThrow(() -> unknown(profiles, name));
  }

  private static ProblemException unknown(ProfileStore profiles, String name) {
    return Problem.request(
            "There is no platform '" + name + "'.",
            Suggestions.hint(name, profiles.all().stream().map(PlatformProfile::name).toList()))
        .asException();
  }
}
