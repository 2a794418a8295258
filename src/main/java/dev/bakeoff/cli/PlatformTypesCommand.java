package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.Flavor;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.SettingField;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff platform types}. */
@Command(
    name = "types",
    description = {"Lists the types of platforms with their settings and what they can do."},
    mixinStandardHelpOptions = true)
final class PlatformTypesCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "TYPE", arity = "0..1", description = "Only this one, with its form.")
  private String type;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  PlatformTypesCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    List<PlatformDescriptor> all =
        services.get().platforms().adapters().descriptors().stream()
            .filter(d -> type == null || d.type().equals(type))
            .toList();
    if (all.isEmpty()) {
      throw Problem.request(
              "'" + type + "' is not a platform type of this Bakeoff.",
              Suggestions.hint(
                  type,
                  services.get().platforms().adapters().descriptors().stream()
                      .map(PlatformDescriptor::type)
                      .toList()))
          .asException();
    }
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      all.forEach(descriptor -> array.add(toJson(descriptor)));
      console.json(array);
      return 0;
    }
    for (PlatformDescriptor descriptor : all) {
      print(descriptor, type != null);
    }
    if (type == null) {
      console.print("");
      console.print("The settings of one: bakeoff platform types TYPE");
    }
    return 0;
  }

  private void print(PlatformDescriptor descriptor, boolean whole) {
    console.print(
        descriptor.type() + ": " + descriptor.displayName() + ". " + descriptor.summary());
    for (Flavor flavor : descriptor.flavors()) {
      console.print(
          "  flavor " + flavor.id() + ": " + flavor.displayName() + ". " + flavor.summary());
    }
    if (!whole) {
      return;
    }
    console.print("");
    TextTable table = new TextTable(List.of("SETTING", "KIND", "DEFAULT", ""));
    for (SettingField field : descriptor.form()) {
      String kind =
          field.kind() == SettingField.Kind.CHOICE
              ? String.join("|", field.choices())
              : field.kind().name().toLowerCase(Locale.ROOT);
      table.add(
          field.key(),
          kind,
          field.defaultValue(),
          (field.required() ? "Needed. " : "") + field.help());
    }
    console.print(table.toString());
    console.print("");
    console.print(
        "Can: "
            + String.join(
                ", ",
                descriptor.capabilities().stream()
                    .sorted()
                    .map(c -> c.name().toLowerCase(Locale.ROOT))
                    .toList()));
  }

  private static ObjectNode toJson(PlatformDescriptor descriptor) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", descriptor.type());
    node.put("name", descriptor.displayName());
    node.put("summary", descriptor.summary());
    ArrayNode capabilities = node.putArray("capabilities");
    descriptor.capabilities().stream()
        .sorted()
        .forEach(c -> capabilities.add(c.name().toLowerCase(Locale.ROOT)));
    ArrayNode flavors = node.putArray("flavors");
    descriptor
        .flavors()
        .forEach(
            flavor ->
                flavors
                    .addObject()
                    .put("flavor", flavor.id())
                    .put("name", flavor.displayName())
                    .put("summary", flavor.summary()));
    ArrayNode form = node.putArray("form");
    for (SettingField field : descriptor.form()) {
      ObjectNode one = form.addObject();
      one.put("key", field.key());
      one.put("label", field.label());
      one.put("kind", field.kind().name().toLowerCase(Locale.ROOT));
      one.put("required", field.required());
      one.put("default", field.defaultValue());
      ArrayNode choices = one.putArray("choices");
      field.choices().forEach(choices::add);
      one.put("help", field.help());
    }
    return node;
  }
}
