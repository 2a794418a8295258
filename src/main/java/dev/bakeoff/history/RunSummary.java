package dev.bakeoff.history;

import dev.bakeoff.run.RunEvent.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of the history list.
 *
 * @param id the run's id
 * @param name for people
 * @param status how it stands
 * @param created when it started
 * @param finished when it ended, where it did
 * @param dataset name:version
 * @param platforms display names, in order
 * @param workloads names, in order
 * @param legs planned, trials counted
 * @param failedLegs how many of them failed
 */
public record RunSummary(
    String id,
    String name,
    RunStatus status,
    Instant created,
    Optional<Instant> finished,
    String dataset,
    List<String> platforms,
    List<String> workloads,
    int legs,
    int failedLegs) {}
