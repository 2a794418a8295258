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
        "In a closed loop each client sends its next request when the last one is answered, so"
            + " latencies are service times, from the actual start of a request to its end; they"
            + " cannot show how requests would have queued behind a stall. In an open loop requests"
            + " are due at a given rate, and latencies are response times from when they were due."
            + " The two are never compared.",
        "Every latency goes into an HdrHistogram of three significant digits. Percentiles over"
            + " several seconds or trials come from merged histograms, never from averaged"
            + " percentiles. A percentile is withheld where there are fewer requests than bound it"
            + " from both sides with 95 % confidence (368 for p99, 72 for p95, 6 for p50).",
        "A difference is the ratio of the geometric means of the trial values, with a 95 %"
            + " confidence interval by Welch's t on their logarithms. It is claimed where its"
            + " chance, corrected by Holm's method for all comparisons made together, is at most"
            + " 5 %, so that a whole comparison of equal platforms claims anything in at most one"
            + " case of twenty. Otherwise no difference is shown, which is not proof that they are"
            + " equal. It takes three completed trials on both sides; five are usual.",
        "Each trial of a leg is checked for a steady state, for a load driver that was the limit,"
            + " for enough requests, for errors, for a schedule that was kept, for the declared"
            + " state of caches and for the data. What is doubtful stands below every chart; what"
            + " is broken gets no verdict.",
        "Costs are reckoned with the prices that the run keeps: from what the platform metered"
            + " itself, or else from the time and a price per hour; the figure says which. They are"
            + " of the measured phases alone. Where there is no price there is no cost.",
        "There is no verdict where more of a platform's requests failed than its error budget"
            + " allows, where the data are not proven to be the same, or where runs differ in data,"
            + " workload or driver machine. Trials that failed or were interrupted are in no"
            + " figure.");
  }
}
