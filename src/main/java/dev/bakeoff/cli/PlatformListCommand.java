package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bakeoff.platform.PlatformProfile;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bakeoff platform list}. */
@Command(
    name = "list",
    description = {"Lists the platforms that can be named."},
    mixinStandardHelpOptions = true)
final class PlatformListCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  PlatformListCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    services.get().platforms().adapters().problems().forEach(p -> console.note(p.toString()));
    List<PlatformProfile> all = services.get().platforms().profiles().all();
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      all.forEach(profile -> array.add(ProfileText.json(profile)));
      console.json(array);
      return 0;
    }
    TextTable table = new TextTable(List.of("PLATFORM", "TYPE", "ORIGIN", "WHERE"));
    for (PlatformProfile profile : all) {
      table.add(
          profile.name(),
          profile.type() + profile.flavor().map(f -> " (" + f + ")").orElse(""),
          ProfileText.origin(profile),
          ProfileText.place(profile));
    }
    console.print(table.toString());
    return 0;
  }
}
