package dev.bakeoff.ui.live;

import java.time.Duration;

/**
 * How long a run may still take, as far as it can be told. Immutable.
 *
 * @param expected in the middle
 * @param least it takes hardly less
 * @param most it takes hardly more, if nothing unforeseen happens
 * @param open whether there are parts in it that nothing is known of yet, so that it may well take
 *     longer than {@code most}
 */
public record TimeLeft(Duration expected, Duration least, Duration most, boolean open) {
  public static final TimeLeft NOTHING =
      new TimeLeft(Duration.ZERO, Duration.ZERO, Duration.ZERO, false);
}
