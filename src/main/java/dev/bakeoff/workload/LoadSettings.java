package dev.bakeoff.workload;

import dev.bakeoff.workload.Workload.KeyDistribution;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How hard and how long the driver drives.
 *
 * @param clients threads, each with a connection of its own
 * @param warmup before anything counts
 * @param duration of the measured phase; with iterations its upper bound
 * @param iterations measured requests per client instead of a fixed time
 * @param interval how often results are handed out
 * @param keys how keys are drawn
 * @param keyOptions with which parameters
 * @param pacing when requests are sent
 * @param seed of the keys; each client draws its own
 */
public record LoadSettings(
    int clients,
    Duration warmup,
    Duration duration,
    OptionalLong iterations,
    Duration interval,
    KeyDistribution keys,
    KeyOptions keyOptions,
    Pacing pacing,
    long seed) {}
