package dev.bakeoff.report;

import java.util.List;

/** How Bakeoff measures and compares, in the words that go with every report. */
public final class Method {
  private Method() {}

  /** Paragraphs, each to stand on its own. */
  public static List<String> paragraphs() {
    return List.of(
        "Every platform holds the same data: row counts and an order-independent fingerprint of"
            + " every table were read back from each platform before anything was timed.",
        "Each leg (one workload on one platform with one number of clients) is repeated in several"
            + " trials. Trials of all platforms are interleaved in an order drawn from a recorded"
            + " seed, so that slow changes of the machine strike all alike. Warm-up is excluded.",
        "Clients run in a closed loop: each sends its next request when the last one is answered."
            + " Latencies are therefore service times, from the actual start of a request to its"
            + " end. They cannot show how requests would have queued behind a stall.",
        "Every latency goes into an HdrHistogram of three significant digits. Percentiles over"
            + " several seconds or trials come from merged histograms, never from averaged"
            + " percentiles. A percentile is withheld where fewer operations were done than it"
            + " takes (100 for p99, 20 for p95).",
        "A difference is the ratio of the geometric means of the trial values, with a 95 %"
            + " confidence interval by Welch's t on their logarithms. Where the interval holds"
            + " zero, the trials do not tell the platforms apart: that is \"no significant"
            + " difference\", which is not proof that they are equal. It takes three completed"
            + " trials on both sides.",
        "There is no verdict where more than 1 % of a platform's requests failed, where the data"
            + " are not proven to be the same, or where runs differ in data, workload or driver"
            + " machine. Trials that failed or were interrupted are in no figure.");
  }
}
