package dev.bakeoff.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Correction for many comparisons that keeps the chance of even one false difference among all of
 * them at the level of one. Source: S. Holm, "A simple sequentially rejective multiple test
 * procedure", Scandinavian Journal of Statistics 6 (1979) 65-70.
 *
 * <p>Not Benjamini and Hochberg's, which bounds the share of false ones among the differences that
 * are claimed: a reader who finds one false claim in a report does not ask for the share. It holds
 * however the comparisons depend on each other, and percentiles of one leg do.
 */
final class Holm {
  private Holm() {}

  /** Adjusted chances, in the order given: (m - k) times the k-th smallest, never falling. */
  static double[] adjusted(List<Double> p) {
    List<Integer> rising =
        IntStream.range(0, p.size()).boxed().sorted(Comparator.comparingDouble(p::get)).toList();
    double[] adjusted = new double[p.size()];
    double highest = 0;
    for (int k = 0; k < rising.size(); k++) {
      int i = rising.get(k);
      highest = Math.max(highest, Math.min(1, (p.size() - k) * p.get(i)));
      adjusted[i] = highest;
    }
    return adjusted;
  }
}
