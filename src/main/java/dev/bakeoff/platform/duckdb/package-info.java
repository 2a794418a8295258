/** DuckDB in a file of its own. */
package dev.bakeoff.platform.duckdb;
