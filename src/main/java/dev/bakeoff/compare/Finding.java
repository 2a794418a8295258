package dev.bakeoff.compare;

import java.util.Optional;

/**
 * What one group shows by one metric, in words that claim no more than the intervals do.
 *
 * @param sentence without a full stop: "SQLite has the lowest p99: 63 % lower than PostgreSQL, the
 *     next"
 * @param best the {@link ComparedPlatform#id} that differs from every other in the good direction;
 *     empty where none does
 * @param decided whether any two platforms could be compared
 */
public record Finding(String sentence, Optional<String> best, boolean decided) {}
