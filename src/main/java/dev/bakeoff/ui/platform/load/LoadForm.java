package dev.bakeoff.ui.platform.load;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The load wizard as a file. */
final class LoadForm {
  private static final Set<String> KEYS = Set.of("dataset", "tables", "platform", "streams");

  private LoadForm() {}

  /**
   * @param choice of the wizard as it stands
   * @param fill shows what a file asks for; on the FX thread
   */
  static WizardForm of(
      UiServices services, Supplier<LoadChoice> choice, Consumer<LoadChoice> fill) {
    return WizardForm.of(
        "load",
        () ->
            "load"
                + choice.get().datasetProperty().get().map(m -> "-" + m.ref()).orElse("")
                + choice.get().platformProperty().get().map(p -> "-" + p.name()).orElse(""),
        () -> values(choice.get()),
        KEYS,
        entries -> {
          Filled filled = Filled.read(services, entries);
          return () -> fill.accept(filled.choice());
        });
  }

  private static Map<String, Object> values(LoadChoice choice) {
    Map<String, Object> values = new LinkedHashMap<>();
    choice
        .datasetProperty()
        .get()
        .ifPresent(
            m -> {
              values.put("dataset", m.ref().toString());
              values.put("tables", LoadChoice.chosenOf(m, choice.tables()));
            });
    choice.platformProperty().get().ifPresent(p -> values.put("platform", p.name()));
    if (!choice.streamsProperty().get().isBlank()) {
      values.put("streams", choice.streamsProperty().get().strip());
    }
    return values;
  }

  private record Filled(
      Optional<Manifest> dataset,
      List<String> tables,
      Optional<PlatformProfile> platform,
      String streams) {
    static Filled read(UiServices services, Map<String, YamlValue> entries) {
      Optional<Manifest> dataset =
          YamlValue.get(entries, "dataset")
              .map(v -> v.inPlace(() -> services.data().catalog().get(DatasetRef.parse(v.text()))));
      Set<String> known =
          dataset.stream()
              .flatMap(m -> m.tables().stream())
              .map(TableEntry::name)
              .collect(Collectors.toSet());
      List<String> tables =
          YamlValue.get(entries, "tables")
              .map(v -> v.items().stream().map(item -> item.choice(known)).toList())
              .orElse(List.copyOf(known));
      return new Filled(
          dataset,
          tables,
          YamlValue.get(entries, "platform").map(v -> v.inPlace(() -> named(services, v.text()))),
          YamlValue.get(entries, "streams")
              .map(v -> Integer.toString(v.smallCount(LoadChoice.MOST_STREAMS)))
              .orElse(""));
    }

    private static PlatformProfile named(UiServices services, String name) {
      return services
          .platforms()
          .profiles()
          .find(name)
          .orElseThrow(
              () ->
                  Problem.request(
                          Texts.of("form.no-platform", name),
                          Suggestions.hint(
                              name,
                              services.platforms().profiles().all().stream()
                                  .map(PlatformProfile::name)
                                  .toList()))
                      .asException());
    }

    LoadChoice choice() {
      LoadChoice choice = new LoadChoice(platform, dataset);
      choice.tables().retainAll(tables);
      choice.streamsProperty().set(streams);
      return choice;
    }
  }
}
