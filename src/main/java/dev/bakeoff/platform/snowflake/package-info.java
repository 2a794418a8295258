/**
 * Snowflake by its JDBC driver: files are put into an internal stage and copied from there. What
 * was tried where is said in docs/snowflake.md.
 */
package dev.bakeoff.platform.snowflake;
