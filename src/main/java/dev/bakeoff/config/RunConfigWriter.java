package dev.bakeoff.config;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a run configuration as the YAML that {@link RunConfigReader} reads. */
public final class RunConfigWriter {
  private final PlatformYaml platformYaml;

  public RunConfigWriter(Adapters adapters) {
    this.platformYaml = new PlatformYaml(adapters);
  }

  public void write(RunConfig config, Path file) {
    try {
      Files.writeString(file, text(config));
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The configuration could not be saved as " + file + ": " + e.getMessage(),
              "Check that the folder exists and may be written.")
          .asException(e);
    }
  }

  String text(RunConfig config) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("name", config.name());
    root.put("dataset", dataset(config));
    Map<String, Object> platforms = new LinkedHashMap<>();
    for (PlatformProfile platform : config.platforms()) {
      platforms.put(platform.name(), platformYaml.write(platform));
    }
    root.put("platforms", platforms);
    Map<String, Object> workloads = new LinkedHashMap<>();
    config.workloads().forEach(w -> workloads.put(w.name(), WorkloadYaml.write(w)));
    root.put("workloads", workloads);
    root.put("trials", config.trials());
    config.seed().ifPresent(seed -> root.put("seed", seed));
    config.legTimeout().ifPresent(timeout -> root.put("timeout", Durations.format(timeout)));
    return YamlText.of(root);
  }

  private static Map<String, Object> dataset(RunConfig config) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", config.dataset().name());
    config.dataset().version().ifPresent(version -> map.put("version", version));
    if (config.create().isPresent()) {
      CreateRequest create = config.create().get();
      map.put("spec", create.spec());
      CreateRequest.Size size = create.size();
      size.scale().ifPresent(scale -> map.put("scale", scale));
      size.rows().ifPresent(rows -> map.put("rows", rows));
      size.tables().ifPresent(tables -> map.put("tables", tables));
      if (!size.parameters().isEmpty()) {
        map.put("parameters", new LinkedHashMap<>(size.parameters()));
      }
      map.put("seed", create.seed());
    }
    return map;
  }
}
