/**
 * BigQuery by Google's client over REST: load jobs from Parquet files, queries without the cache,
 * rows read back by pages. What was tried where is said in docs/bigquery.md.
 */
package dev.bakeoff.platform.bigquery;
