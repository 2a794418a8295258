package dev.bakeoff.config;

import dev.bakeoff.run.RunConfig;
import java.util.List;

/**
 * A run configuration file's content.
 *
 * @param run what to run
 * @param outputFormats the reports that {@code reporting.output_formats} asks for, in order
 */
public record RunConfigFile(RunConfig run, List<String> outputFormats) {
  public RunConfigFile {
    outputFormats = List.copyOf(outputFormats);
  }
}
