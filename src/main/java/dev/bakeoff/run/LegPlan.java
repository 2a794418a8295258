package dev.bakeoff.run;

import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
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
    Duration timeout) {
  /** What all trials of a leg on all platforms share. */
  public record Setting(String workload, int clients) {}

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
        timeout);
  }

  public Setting setting() {
    return new Setting(workload, clients);
  }
}
