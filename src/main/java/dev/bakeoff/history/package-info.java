/**
 * The only truth about runs: a SQLite store that events are written to as they come, and read
 * models of it.
 */
package dev.bakeoff.history;
