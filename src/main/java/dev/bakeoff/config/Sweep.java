package dev.bakeoff.config;

import dev.bakeoff.model.Problem;
import dev.bakeoff.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The settings that a sweep crosses: every combination of what is listed. A list that is empty
 * leaves that setting as the workload has it.
 *
 * @param clients how many work at once; a leg each
 * @param rates requests a second of an open loop; a leg each
 * @param tables of a fanout; a workload each
 * @param keys ways to draw keys, as {@code zipf:1.1} or {@code hot:0.01:0.9}; a workload each
 */
public record Sweep(
    List<Integer> clients, List<Double> rates, List<Integer> tables, List<String> keys) {
  public Sweep {
    clients = List.copyOf(clients);
    rates = List.copyOf(rates);
    tables = List.copyOf(tables);
    keys = List.copyOf(keys);
  }

  /**
   * The workloads to run.
   *
   * @param name of the workload that is varied; those made are named after it and what they are at
   * @param base the workload, as {@link WorkloadText} has it
   * @param strict whether a setting that means nothing to the pattern is refused rather than left
   *     out
   * @param more further changes, given one workload as it is by then, from which it may take away
   * @param origin for what is wrong
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where a file would be refused
   */
  public List<Workload> over(
      String name,
      Map<String, Object> base,
      boolean strict,
      UnaryOperator<Map<String, Object>> more,
      String origin) {
    List<Workload> made = new ArrayList<>();
    for (Integer count : orNone(tables)) {
      for (String drawn : orNone(keys)) {
        Map<String, Object> map = new LinkedHashMap<>(base);
        put(changes(map, count, drawn), map, strict);
        put(more.apply(map), map, strict);
        made.add(WorkloadText.read(named(name, map, count, drawn), map, origin));
      }
    }
    return made.stream().distinct().toList();
  }

  private static void put(Map<String, Object> changes, Map<String, Object> map, boolean strict) {
    changes.forEach(
        (key, value) -> {
          if (strict || WorkloadText.fits(key, map)) {
            map.put(key, value);
          }
        });
  }

  private Map<String, Object> changes(Map<String, Object> base, Integer count, String drawn) {
    Map<String, Object> changes = new LinkedHashMap<>();
    if (!clients.isEmpty()) {
      changes.put("concurrent_clients", clients);
    }
    if (!rates.isEmpty()) {
      List.of("iterations_per_client", "loop", "rate", "rates", "goal", "arrivals")
          .forEach(base::remove);
      changes.put("rates", rates);
    }
    if (count != null) {
      changes.put("tables", count);
    }
    if (drawn != null) {
      changes.put("keys", keys(drawn));
    }
    return changes;
  }

  /** {@code zipf:1.1} as a configuration file says it. */
  public static Map<String, Object> keys(String drawn) {
    Map<String, Object> all = new LinkedHashMap<>();
    String[] parts = drawn.split(":", -1);
    all.put("distribution", parts[0]);
    if (parts[0].equals("zipf") && parts.length == 2) {
      all.put("exponent", parts[1]);
    } else if (parts[0].equals("hot") && parts.length == 3) {
      all.put("hot_keys", parts[1]);
      all.put("hot_requests", parts[2]);
    } else if (parts.length > 1) {
      throw Problem.request(
              "'" + drawn + "' is no way to draw keys.", "For example zipf:1.1 or hot:0.01:0.9.")
          .asException();
    }
    return all;
  }

  private String named(String name, Map<String, Object> map, Integer count, String drawn) {
    StringBuilder full = new StringBuilder(name);
    if (tables.size() > 1 && WorkloadText.fits("tables", map)) {
      full.append(", ").append(count).append(count == 1 ? " table" : " tables");
    }
    if (keys.size() > 1) {
      full.append(", ").append(drawn).append(" keys");
    }
    return full.toString();
  }

  /** A list with a null in it where nothing was said. */
  private static <T> List<T> orNone(List<T> given) {
    return given.isEmpty() ? Arrays.asList((T) null) : given;
  }
}
