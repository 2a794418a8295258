/**
 * Charts as PNG, and the bundled typeface that measures text for every painter without a screen.
 */
package dev.bakeoff.report.png;
