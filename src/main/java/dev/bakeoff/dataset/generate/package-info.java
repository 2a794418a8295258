/**
 * Pure, seeded generators over row ranges. Knows only the JDK, so that the same classes run
 * anywhere.
 */
package dev.bakeoff.dataset.generate;
