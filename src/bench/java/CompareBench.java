import com.sun.management.OperatingSystemMXBean;
import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.history.SqliteHistory;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Gallery;
import dev.bakeoff.run.RunLock;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the compare screen waits for: reading the newest runs, comparing them, the list of charts
 * and the first chart. The history is made by {@code HistoryBench make}.
 *
 * <p>Arguments: {@code HOME RUNS ROUNDS}.
 */
final class CompareBench {
  private static final int WARM_UP = 3;

  private CompareBench() {}

  public static void main(String[] args) {
    int runs = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    Path home = Path.of(args[0]);
    try (HistoryStore store = new HistoryStore(home)) {
      RunHistory history = new SqliteHistory(store, new RunLock(home));
      List<String> ids = history.list().stream().limit(runs).map(r -> r.id()).toList();
      double[][] millis = new double[5][rounds];
      for (int round = -WARM_UP; round < rounds; round++) {
        double[] took = round(history, ids);
        for (int i = 0; i < took.length && round >= 0; i++) {
          millis[i][round] = took[i];
        }
      }
      print("reading " + runs + " runs", millis[0]);
      print("comparing them", millis[1]);
      print("the list of charts and the first one", millis[2]);
      print("all together", millis[3]);
      print("all together, CPU time of the process", millis[4]);
    }
  }

  private static double[] round(RunHistory history, List<String> ids) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = process.getProcessCpuTime();
    long start = System.nanoTime();
    List<RunRecord> runs = new ArrayList<>();
    ids.forEach(id -> history.find(id).ifPresent(runs::add));
    long read = System.nanoTime();
    Comparison comparison = new Comparer().of(runs, Optional.empty());
    long compared = System.nanoTime();
    List<Gallery.Item> items = Gallery.of(comparison, runs);
    items.getFirst().chart(items.getFirst().metric()).orElseThrow();
    Charts.palette(comparison);
    long drawn = System.nanoTime();
    return new double[] {
      (read - start) / 1e6,
      (compared - read) / 1e6,
      (drawn - compared) / 1e6,
      (drawn - start) / 1e6,
      (process.getProcessCpuTime() - cpu) / 1e6
    };
  }

  private static void print(String what, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%-40s %6.0f ms (%.0f to %.0f)%n",
        what,
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
