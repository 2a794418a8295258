package dev.bakeoff.compare;

import java.util.Optional;

/**
 * One metric of one platform against the baseline's in the same group.
 *
 * @param verdict what may be said
 * @param estimate there exactly where the verdict is higher, lower or no significant difference
 * @param reason why there is no verdict; there exactly where there is no estimate
 * @param sentence the whole in words: "PostgreSQL p99 is 34 % lower than DuckDB (95 % CI 29 to 39
 *     %, 3 trials)"
 */
public record Difference(
    Verdict verdict, Optional<Estimate> estimate, Optional<String> reason, String sentence) {}
