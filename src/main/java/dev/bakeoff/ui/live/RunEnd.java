package dev.bakeoff.ui.live;

import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent.RunStatus;
import java.util.Optional;

/**
 * How the latest run of this session ended.
 *
 * @param runId its id; empty where it could not start
 * @param name of the run
 * @param status how it ended; empty where it could not start
 * @param problem why it could not start
 */
public record RunEnd(
    Optional<String> runId, String name, Optional<RunStatus> status, Optional<Problem> problem) {}
