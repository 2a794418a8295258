package dev.bakeoff.dataset.generate;

import java.io.Serializable;

/** Draws one of a few choices by whole-number weights. Immutable. */
final class Weighted implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SLOTS = 1024;

  private final byte[] slots = new byte[SLOTS];

  /**
   * @param weights one per choice; their sum must be 1024, so that a draw is one look into a table
   */
  Weighted(int... weights) {
    int slot = 0;
    for (int choice = 0; choice < weights.length; choice++) {
      for (int i = 0; i < weights[choice]; i++) {
        slots[slot++] = (byte) choice;
      }
    }
    if (slot != SLOTS) {
      throw new IllegalArgumentException("weights add up to " + slot + ", not " + SLOTS);
    }
  }

  /** The choice that the upper ten bits of a hash fall on. */
  int draw(long hash) {
    return slots[(int) (hash >>> 54)];
  }
}
