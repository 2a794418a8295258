package dev.bakeoff.config;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.workload.Workload;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Workloads as the mappings that a configuration file holds, so that the command line and the file
 * say things in the same words and are refused for the same reasons.
 */
public final class WorkloadText {
  private WorkloadText() {}

  /** What a file would say of a workload. */
  public static Map<String, Object> of(Workload workload) {
    return WorkloadYaml.write(workload);
  }

  /**
   * The workload that a file would describe so.
   *
   * @param origin where the mapping came from, for what is wrong with it; files that it names are
   *     found from there
   * @throws ProblemException of kind REQUEST where a file would be refused
   */
  public static Workload read(String name, Map<String, Object> mapping, String origin) {
    YamlValue value = YamlFile.parse(origin, YamlText.of(new LinkedHashMap<>(mapping)));
    try {
      return WorkloadYaml.read(name, value);
    } catch (ProblemException e) {
      // There are no lines where there is no file.
      String what = e.problem().what().replaceFirst("^\\Q" + origin + "\\E:[0-9]+: ", "");
      throw Problem.request(what, e.problem().hint()).asException(e);
    }
  }

  /** Whether a key has a meaning for a mapping's pattern; unknown ones do, so as to be refused. */
  public static boolean fits(String key, Map<String, Object> mapping) {
    return WorkloadYaml.fits(key, String.valueOf(mapping.get("pattern")));
  }
}
