package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.ui.kit.WizardForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The generate wizard as a file. */
final class GenerateForm {
  private static final Set<String> KEYS =
      Set.of("spec", "scale", "rows", "tables", "parameters", "name", "version", "seed");
  private static final int MOST_TABLES = 1_000;

  private GenerateForm() {}

  /**
   * @param model of the wizard as it stands
   * @param fill shows what a file asks for; on the FX thread
   */
  static WizardForm of(
      DatasetSpecs specs,
      Supplier<GenerateModel> model,
      BiConsumer<GenerateModel.Source, CreateRequest> fill) {
    return WizardForm.of(
        "generate",
        () -> "generate-" + model.get().name().nameProperty().get().strip(),
        () -> values(model.get()),
        KEYS,
        entries -> {
          GenerateModel.Source source = source(specs, entries);
          CreateRequest request = request(source, entries);
          return () -> fill.accept(source, request);
        });
  }

  private static Map<String, Object> values(GenerateModel model) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("spec", model.sourceProperty().get().word());
    model.scaleProperty().get().ifPresent(scale -> values.put("scale", scale.name()));
    if (model.scaleProperty().get().isEmpty()) {
      put(values, "rows", model.rowsProperty().get());
    }
    put(values, "tables", model.tablesProperty().get());
    Map<String, Object> parameters = new LinkedHashMap<>();
    model
        .parametersProperty()
        .get()
        .forEach(p -> put(parameters, p.parameter().name(), p.textProperty().get()));
    if (!parameters.isEmpty()) {
      values.put("parameters", parameters);
    }
    put(values, "name", model.name().nameProperty().get());
    put(values, "version", model.name().versionProperty().get());
    put(values, "seed", model.seedProperty().get());
    return values;
  }

  private static void put(Map<String, Object> values, String key, String text) {
    if (!text.isBlank()) {
      values.put(key, text.strip());
    }
  }

  private static GenerateModel.Source source(DatasetSpecs specs, Map<String, YamlValue> entries) {
    Optional<YamlValue> named = YamlValue.get(entries, "spec");
    if (named.isEmpty()) {
      return GenerateModel.Source.builtIn(specs.all().getFirst());
    }
    YamlValue value = named.get();
    String word = value.text();
    String place = word.matches(".*\\.ya?ml") ? value.file().toString() : word;
    DatasetSpec spec = value.inPlace(() -> specs.get(place));
    return new GenerateModel.Source(place, spec);
  }

  private static CreateRequest request(
      GenerateModel.Source source, Map<String, YamlValue> entries) {
    DatasetSpec spec = source.spec();
    Optional<YamlValue> rows = YamlValue.get(entries, "rows");
    Optional<YamlValue> scale = YamlValue.get(entries, "scale");
    if (rows.isPresent() && scale.isPresent()) {
      throw rows.get().wrong("There are both 'scale' and 'rows'.", "Keep one of them.");
    }
    Set<String> scales =
        spec.scales().stream().map(DatasetSpec.Scale::name).collect(Collectors.toSet());
    Optional<String> named =
        rows.isPresent()
            ? Optional.empty()
            : scale
                .map(s -> s.choice(scales))
                .or(() -> Optional.of(spec.scales().getFirst().name()));
    String name = YamlValue.get(entries, "name").map(YamlValue::text).orElse(spec.name());
    String version = YamlValue.get(entries, "version").map(YamlValue::text).orElse("1.0");
    YamlValue.get(entries, "name")
        .ifPresent(v -> v.inPlace(() -> new DatasetRef(name, Optional.of(version))));
    return new CreateRequest(
        name,
        version,
        source.word(),
        new CreateRequest.Size(
            named,
            rows.map(v -> OptionalLong.of(v.count())).orElse(OptionalLong.empty()),
            YamlValue.get(entries, "tables")
                .map(v -> OptionalInt.of(v.smallCount(MOST_TABLES)))
                .orElse(OptionalInt.empty()),
            parameters(spec, entries)),
        YamlValue.get(entries, "seed").map(YamlValue::count).orElse(42L),
        Runtime.getRuntime().availableProcessors());
  }

  private static Map<String, Long> parameters(DatasetSpec spec, Map<String, YamlValue> entries) {
    Map<String, DatasetSpec.Parameter> known =
        spec.parameters().stream()
            .filter(p -> !p.name().equals(DatasetSpec.ROWS))
            .collect(Collectors.toMap(DatasetSpec.Parameter::name, p -> p));
    Map<String, Long> given = new LinkedHashMap<>();
    YamlValue.get(entries, "parameters")
        .ifPresent(
            all ->
                all.map(known.keySet())
                    .forEach(
                        (key, value) -> {
                          DatasetSpec.Parameter parameter = known.get(key);
                          long count = value.count();
                          if (count < parameter.min() || count > parameter.max()) {
                            throw value.wrong(
                                "'" + key + "' is " + count + ".",
                                "Allowed are %d to %d."
                                    .formatted(parameter.min(), parameter.max()));
                          }
                          given.put(key, count);
                        }));
    return given;
  }
}
