package dev.bakeoff.workload;

import dev.bakeoff.platform.Access;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Draws one client's requests: which kind, with which key, and whether the key is there. For one
 * thread; the same settings and client draw the same requests.
 */
final class RequestDraw {
  private final SplittableRandom random;
  private final Keys[] keys;
  private final LongSupplier[] present;
  private final boolean[] canMiss;
  private final int[] upTo;
  private final double hitRatio;

  private int kind;
  private boolean hit;

  RequestDraw(List<RequestPlan.Kind> kinds, LoadSettings settings, long seed, int client) {
    // Apart from the keys' own numbers, so that a hit ratio does not change which keys come.
    this.random = KeyChooser.random(~(seed * 31), client);
    this.hitRatio = settings.keyOptions().hitRatio();
    this.keys = new Keys[kinds.size()];
    this.present = new LongSupplier[kinds.size()];
    this.upTo = new int[kinds.size()];
    this.canMiss = new boolean[kinds.size()];
    int sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += kinds.get(i).weight();
      upTo[i] = sum;
      keys[i] = kinds.get(i).keys();
      canMiss[i] = hitRatio < 1 && kinds.get(i).accesses().stream().allMatch(RequestDraw::canMiss);
      present[i] =
          KeyChooser.of(
              settings.keys(),
              settings.keyOptions(),
              keys[i],
              seed + i,
              client,
              settings.clients());
    }
  }

  /** Whether there is such a thing as asking it for what is not there. */
  private static boolean canMiss(Access access) {
    return switch (access) {
      case Access.Lookup _,
          Access.Fanout _,
          Access.TimeSeries _,
          Access.Latest _,
          Access.MultiTable _,
          Access.Update _,
          Access.Transaction _ ->
          true;
      case Access.Aggregation _, Access.Sql _ -> false;
    };
  }

  /** Draws the next request and returns its key. */
  long next() {
    kind = 0;
    if (upTo.length > 1) {
      int drawn = random.nextInt(upTo[upTo.length - 1]);
      while (drawn >= upTo[kind]) {
        kind++;
      }
    }
    hit = !canMiss[kind] || random.nextDouble() < hitRatio;
    return hit ? present[kind].getAsLong() : keys[kind].absent(random);
  }

  /** The kind of the request that was drawn last, by its number in the plan. */
  int kind() {
    return kind;
  }

  /** Whether its key is there. */
  boolean isHit() {
    return hit;
  }
}
