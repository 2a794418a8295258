package dev.bakeoff.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bakeoff platform remove}. */
@Command(
    name = "remove",
    description = {"Removes a profile from platforms.yaml. What is on the platform stays there."},
    mixinStandardHelpOptions = true)
final class PlatformRemoveCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The platform's name.")
  private String name;

  PlatformRemoveCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    var profiles = services.get().platforms().profiles();
    var profile = PlatformCommand.named(profiles, name);
    profiles.remove(profile.name());
    console.print(
        "Removed " + name + ". Entries of the keychain stay until you remove them there.");
    return 0;
  }
}
