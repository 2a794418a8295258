package dev.bakeoff.compare;

import dev.bakeoff.metrics.Environment;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunPlan;
import java.time.Instant;

/**
 * A run that figures come from.
 *
 * @param id its id
 * @param name for people
 * @param created when it was planned
 * @param status how it stands
 * @param dataset what was loaded
 * @param environment the driver machine
 * @param trials planned repetitions of each leg
 * @param seed of the legs' order and the keys
 */
public record ComparedRun(
    String id,
    String name,
    Instant created,
    RunStatus status,
    RunPlan.Dataset dataset,
    Environment environment,
    int trials,
    long seed) {}
