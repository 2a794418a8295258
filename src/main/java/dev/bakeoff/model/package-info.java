/**
 * Words that every other package shares: problems, sizes, durations, progress. Knows only the JDK.
 */
package dev.bakeoff.model;
