package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.PlatformUrl;
import dev.bakeoff.platform.ProfileStore;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff platform}. */
@Command(
    name = "platform",
    description = "List and test the platforms.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class PlatformCommand {
  private final Supplier<CliServices> services;
  private final Console console;

  PlatformCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Command(
      name = "list",
      description = "Lists the platforms that can be named.",
      mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
    List<PlatformProfile> all = services.get().platforms().profiles().all();
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (PlatformProfile profile : all) {
        ObjectNode node = array.addObject();
        node.put("name", profile.name());
        node.put("type", profile.type());
        node.put("origin", origin(profile));
        profile.flavor().ifPresent(f -> node.put("flavor", f));
        ObjectNode settings = node.putObject("settings");
        new TreeMap<>(profile.settings()).forEach(settings::put);
      }
      console.json(array);
      return 0;
    }
    TextTable table = new TextTable(List.of("PLATFORM", "TYPE", "ORIGIN", "WHERE"));
    for (PlatformProfile profile : all) {
      String host =
          profile.settings().getOrDefault("host", profile.settings().getOrDefault("path", ""));
      table.add(profile.name(), profile.type(), origin(profile), host);
    }
    console.print(table.toString());
    return 0;
  }

  @Command(
      name = "test",
      description = "Connects to a platform and says what answered.",
      mixinStandardHelpOptions = true)
  int test(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    CliServices.Platforms platforms = services.get().platforms();
    PlatformProfile profile = named(platforms.profiles(), name);
    PlatformInfo info = platforms.checker().check(profile);
    if (json) {
      console.json(info);
      return 0;
    }
    console.print(name + ": " + info.product() + " " + info.version() + " answers.");
    console.print("  driver: " + info.driver());
    if (info.roundTripMicros() > 0) {
      console.print("  round trip: " + info.roundTripMicros() + " µs (median of an empty request)");
    }
    new TreeMap<>(info.settings())
        .forEach((key, value) -> console.print("  " + key + ": " + value));
    return 0;
  }

  /** The profile of a name or URL, or a problem that says which there are. */
  static PlatformProfile named(ProfileStore profiles, String name) {
    return PlatformUrl.profile(name, profiles);
  }

  private static String origin(PlatformProfile profile) {
    return profile.builtIn() ? "built in" : "platforms.yaml";
  }
}
