package dev.bakeoff.ui.sweep;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.designer.Entry;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.wizard.BakeoffModel;
import dev.bakeoff.ui.wizard.BakeoffModel.Choice;
import dev.bakeoff.workload.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The sweep wizard as a file. */
final class SweepForm {
  private static final List<String> TYPED =
      List.of("clients", "rates", "tables", "keys", "duration", "warmup", "trials");
  private static final Set<String> KEYS =
      Set.of(
          "dataset",
          "spec",
          "scale",
          "platforms",
          "workload",
          "clients",
          "rates",
          "tables",
          "keys",
          "duration",
          "warmup",
          "trials");

  private SweepForm() {}

  /**
   * @param model of the wizard as it stands
   * @param fill shows what a file asks for; on the FX thread
   */
  static WizardForm of(UiServices services, Supplier<SweepModel> model, Consumer<SweepModel> fill) {
    return WizardForm.of(
        "sweep",
        () -> "sweep-" + model.get().patternProperty().get().id(),
        () -> values(model.get()),
        KEYS,
        entries -> {
          SweepModel filled = read(services, entries);
          return () -> fill.accept(filled);
        });
  }

  private static Map<String, Object> values(SweepModel model) {
    Map<String, Object> values = new LinkedHashMap<>();
    BakeoffModel base = model.base();
    base.datasetProperty()
        .get()
        .ifPresent(
            choice -> {
              values.put("dataset", choice.ref().toString());
              // One that is made at the start is named by how; its other sizes need a bake-off.
              choice
                  .create()
                  .ifPresent(
                      create -> {
                        values.put("spec", create.spec());
                        create.size().scale().ifPresent(scale -> values.put("scale", scale));
                      });
            });
    values.put("platforms", base.platforms().stream().map(PlatformProfile::name).toList());
    values.put("workload", model.patternProperty().get().id());
    entries(model)
        .forEach(
            (key, entry) -> {
              String text = entry.textProperty().get().strip();
              if (!text.isEmpty()) {
                List<String> parts = List.of(text.split("[,;\\s]+"));
                values.put(key, parts.size() > 1 ? parts : parts.getFirst());
              }
            });
    return values;
  }

  private static Map<String, Entry<?>> entries(SweepModel model) {
    Map<String, Entry<?>> entries = new LinkedHashMap<>();
    entries.put("clients", model.clients());
    entries.put("rates", model.rates());
    entries.put("tables", model.tables());
    entries.put("keys", model.keys());
    entries.put("duration", model.duration());
    entries.put("warmup", model.warmup());
    entries.put("trials", model.trials());
    return entries;
  }

  private static SweepModel read(UiServices services, Map<String, YamlValue> entries) {
    SweepModel model = new SweepModel(services.platforms().types());
    Optional<Choice> dataset =
        YamlValue.get(entries, "dataset")
            .map(v -> v.inPlace(() -> choice(services.data(), entries, v.text())));
    model.base().datasetProperty().set(dataset);
    YamlValue.get(entries, "platforms")
        .ifPresent(
            all ->
                all.items()
                    .forEach(
                        item ->
                            model
                                .base()
                                .choose(item.inPlace(() -> named(services, item.text())), true)));
    YamlValue.get(entries, "workload")
        .ifPresent(
            v -> {
              String id =
                  v.choice(
                      SweepModel.PATTERNS.stream().map(Pattern::id).collect(Collectors.toSet()));
              SweepModel.PATTERNS.stream()
                  .filter(p -> p.id().equals(id))
                  .forEach(model.patternProperty()::set);
            });
    Map<String, Entry<?>> typed = entries(model);
    for (String key : TYPED) {
      Optional<YamlValue> value = YamlValue.get(entries, key);
      Entry<?> entry = typed.get(key);
      entry
          .textProperty()
          .set(
              value
                  .map(
                      v ->
                          v.items().stream().map(YamlValue::text).collect(Collectors.joining(", ")))
                  .orElse(usual(key, entry)));
      entry
          .error()
          .getValue()
          .ifPresent(
              why -> {
                throw value.orElseThrow().wrong("'" + key + "': " + why, "");
              });
    }
    return model;
  }

  /** What is crossed is what the file lists; the rest is as usual where it says nothing. */
  private static String usual(String key, Entry<?> entry) {
    return Set.of("rates", "tables", "keys").contains(key) ? "" : entry.textProperty().get();
  }

  private static Choice choice(UiServices.Data data, Map<String, YamlValue> entries, String text) {
    DatasetRef ref = DatasetRef.parse(text);
    Optional<Manifest> there = data.catalog().find(ref);
    Optional<YamlValue> spec = YamlValue.get(entries, "spec");
    if (there.isPresent() || spec.isEmpty()) {
      return Choice.existing(there.orElseGet(() -> data.catalog().get(ref)));
    }
    CreateRequest create =
        new CreateRequest(
            ref.name(),
            ref.version().orElse("1.0"),
            spec.get().text(),
            CreateRequest.Size.scale(
                YamlValue.get(entries, "scale").map(YamlValue::text).orElse("small")),
            42,
            Runtime.getRuntime().availableProcessors());
    return new Choice(
        new DatasetRef(create.name(), Optional.of(create.version())),
        data.creator().estimate(create).rows(),
        Optional.of(create));
  }

  private static PlatformProfile named(UiServices services, String name) {
    List<PlatformProfile> all = services.platforms().profiles().all();
    return all.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        Texts.of("form.no-platform", name),
                        Suggestions.hint(name, all.stream().map(PlatformProfile::name).toList()))
                    .asException());
  }
}
