package dev.bakeoff.compare;

import java.util.Optional;

/**
 * What one group shows by one metric, in words that claim no more than the intervals do.
 *
 * @param sentence without a full stop: "SQLite has the lowest p99, 63 % lower than PostgreSQL, the
 *     next"
 * @param best the {@link ComparedPlatform#id} that differs in the good direction from every other
 *     with a completed trial; empty where there is none, or where one of them has no verdict
 * @param decided whether any two platforms could be compared
 */
public record Finding(String sentence, Optional<String> best, boolean decided) {}
