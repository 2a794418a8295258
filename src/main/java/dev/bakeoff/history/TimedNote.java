package dev.bakeoff.history;

import java.time.Instant;

/**
 * A note on a run's time line.
 *
 * @param at what it is about; no two notes of a run have the same
 * @param text in free words, never empty
 */
public record TimedNote(Instant at, String text) {}
