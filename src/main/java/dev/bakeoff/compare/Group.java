package dev.bakeoff.compare;

import dev.bakeoff.workload.Pattern;
import java.util.List;
import java.util.Map;

/**
 * The cells that are compared with each other: same workload, same clients, same loop.
 *
 * @param key what they share
 * @param cells one per compared platform, in the comparison's order
 * @param findings what the cells show, for every metric
 */
public record Group(Key key, List<CellStats> cells, Map<Metric, Finding> findings) {
  public Group {
    cells = List.copyOf(cells);
    findings = Map.copyOf(findings);
  }

  public Finding finding(Metric metric) {
    return findings.get(metric);
  }

  public CellStats cell(String platform) {
    return cells.stream().filter(c -> c.platform().equals(platform)).findFirst().orElseThrow();
  }

  /** For people: "Single-key lookup, 10 clients". */
  public String title() {
    return key.workloadTitle() + ", " + key.clientsLabel();
  }

  /**
   * What the cells of a group share.
   *
   * @param workload the workload's name
   * @param pattern what each request does
   * @param clients client threads
   * @param loop how they time their requests
   */
  public record Key(String workload, Pattern pattern, int clients, Loop loop) {
    /** The workload's name, or the pattern's words where the name is only the pattern's id. */
    public String workloadTitle() {
      return workload.equalsIgnoreCase(pattern.id()) ? pattern.label() : workload;
    }

    public String clientsLabel() {
      return clients == 1 ? "1 client" : clients + " clients";
    }
  }
}
