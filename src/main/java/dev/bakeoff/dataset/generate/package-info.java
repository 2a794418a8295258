/**
 * Pure, seeded generators over row ranges. Knows only the JDK at language level 17, so that the
 * same classes run anywhere, inside a Spark executor too.
 */
package dev.bakeoff.dataset.generate;
