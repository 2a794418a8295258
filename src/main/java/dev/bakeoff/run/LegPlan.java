package dev.bakeoff.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * One trial of one workload on one platform with one client count.
 *
 * @param seq its place in the run, from 0
 * @param platform the target's name
 * @param workload the workload's name
 * @param pattern what each request does
 * @param clients client threads, each with its own connection
 * @param trial from 1
 * @param warmup how long clients run before anything counts
 * @param duration how long they are measured, or may at most be with iterations
 * @param iterations requests per client, where asked
 * @param fanoutLimit child rows per request of a fanout
 * @param keys how keys are drawn
 * @param timeout after which the worker is killed
 * @param options everything else that the workload says; its pacing has this leg's rate only
 */
public record LegPlan(
    int seq,
    String platform,
    String workload,
    Pattern pattern,
    int clients,
    int trial,
    Duration warmup,
    Duration duration,
    OptionalLong iterations,
    int fanoutLimit,
    KeyDistribution keys,
    Duration timeout,
    WorkloadOptions options) {
  /** A closed loop, with everything else as usual. */
  public LegPlan(
      int seq,
      String platform,
      String workload,
      Pattern pattern,
      int clients,
      int trial,
      Duration warmup,
      Duration duration,
      OptionalLong iterations,
      int fanoutLimit,
      KeyDistribution keys,
      Duration timeout) {
    this(
        seq,
        platform,
        workload,
        pattern,
        clients,
        trial,
        warmup,
        duration,
        iterations,
        fanoutLimit,
        keys,
        timeout,
        WorkloadOptions.DEFAULT);
  }

  @JsonCreator
  public LegPlan {
    // Plans of earlier versions are kept in history without them.
    options = options == null ? WorkloadOptions.DEFAULT : options;
  }

  /**
   * What all trials of a leg on all platforms share.
   *
   * @param rate requests per second of an open loop; 0 where there is none
   */
  public record Setting(String workload, int clients, double rate) {}

  /** The same leg at another place. */
  LegPlan withSeq(int newSeq) {
    return new LegPlan(
        newSeq,
        platform,
        workload,
        pattern,
        clients,
        trial,
        warmup,
        duration,
        iterations,
        fanoutLimit,
        keys,
        timeout,
        options);
  }

  public Setting setting() {
    return new Setting(workload, clients, options.pacing().rate());
  }
}
