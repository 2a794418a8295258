/** Files of rows: Parquet through DuckDB and Arrow. */
package dev.bakeoff.dataset.format;
