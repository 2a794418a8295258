package dev.bakeoff.ui.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run under way in one line, for the status bar and Home.
 *
 * @param name of the run
 * @param doing what is being done just now, for people
 * @param fraction of the whole run, 0 to 1; negative where it cannot be told yet
 * @param started when it was started
 * @param left a rough time until its end
 * @param stopping whether it was asked to stop
 */
public record RunLine(
    String name,
    String doing,
    double fraction,
    Instant started,
    Optional<Duration> left,
    boolean stopping) {}
