package dev.bakeoff.cli;

import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.secret.SecretReference;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff platform show}. */
@Command(
    name = "show",
    description = {"Shows a platform's profile and where its secrets are found."},
    mixinStandardHelpOptions = true)
final class PlatformShowCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The platform's name.")
  private String name;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  PlatformShowCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    CliServices.Platforms platforms = services.get().platforms();
    PlatformProfile profile = PlatformCommand.named(platforms.profiles(), name);
    if (json) {
      console.json(ProfileText.json(profile));
      return 0;
    }
    PlatformDescriptor type = platforms.adapters().descriptor(profile.type());
    console.print(
        profile.name()
            + ": "
            + type.displayName()
            + profile.flavor().map(f -> " (" + f + ")").orElse("")
            + ", "
            + ProfileText.origin(profile));
    if (!profile.configuration().isNone()) {
      console.print("  configuration: " + profile.configuration().name());
    }
    new TreeMap<>(profile.settings())
        .forEach(
            (key, value) ->
                console.print(
                    "  "
                        + key
                        + ": "
                        + value
                        + (type.isSecret(key)
                            ? SecretReference.parse(value)
                                .map(reference -> "   (" + reference.words() + ")")
                                .orElse("")
                            : "")));
    return 0;
  }
}
