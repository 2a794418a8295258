package dev.bakeoff.cli;

import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.PlatformUrl;
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

  /** The profile of a name or {@code TYPE://NAME}, or a problem that says which there are. */
  static PlatformProfile named(ProfileStore profiles, String name) {
    return PlatformUrl.require(name).find(profiles);
  }
}
