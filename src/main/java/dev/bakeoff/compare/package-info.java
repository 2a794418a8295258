/**
 * Honest comparison: alignment of legs, differences with confidence intervals, verdicts, caveats.
 */
package dev.bakeoff.compare;
