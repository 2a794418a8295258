package dev.bakeoff.workload;

/**
 * How keys are drawn, beyond their distribution.
 *
 * @param exponent zipf: how strongly requests favour the most frequent keys, above 0
 * @param hotKeys hot keys: the share of keys that are hot, 0 to 1
 * @param hotRequests hot keys: the share of requests that ask for a hot key, 0 to 1
 * @param hitRatio the share of requests that ask for a key that is there, 0 to 1; the others find
 *     nothing, which is what they should
 */
public record KeyOptions(double exponent, double hotKeys, double hotRequests, double hitRatio) {
  /** Every key is there; exponent and hot keys as YCSB has them. */
  public static final KeyOptions DEFAULT = new KeyOptions(0.99, 0.2, 0.8, 1);
}
