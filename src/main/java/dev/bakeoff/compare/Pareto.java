package dev.bakeoff.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of several offers no other beats: none costs at most as much and gives at least as much,
 * with one of the two for the better. Source: V. Pareto's optimum, as H. T. Kung, F. Luccio and F.
 * P. Preparata, "On Finding the Maxima of a Set of Vectors", Journal of the ACM 22 (1975) 469-476,
 * find it: sorted by one, in one pass over the other.
 */
public final class Pareto {
  private Pareto() {}

  /**
   * An offer.
   *
   * @param cost less is better
   * @param gain more is better
   */
  public record Point(double cost, double gain) {
    /** Whether this one is at least as good in both, and better in one. */
    public boolean beats(Point other) {
      return cost <= other.cost && gain >= other.gain && (cost < other.cost || gain > other.gain);
    }
  }

  /** The places, in the list given, of the points that none beats, by rising cost. */
  public static List<Integer> front(List<Point> points) {
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, points.size()).forEach(order::add);
    order.sort(
        Comparator.comparing(
            points::get,
            Comparator.comparingDouble(Point::cost)
                .thenComparing(Comparator.comparingDouble(Point::gain).reversed())));
    List<Integer> front = new ArrayList<>();
    for (int i : order) {
      Point point = points.get(i);
      // The last of the front has the highest gain so far; the same offer twice is twice on it.
      if (front.isEmpty()
          || point.gain() > points.get(front.getLast()).gain()
          || point.equals(points.get(front.getLast()))) {
        front.add(i);
      }
    }
    return List.copyOf(front);
  }
}
