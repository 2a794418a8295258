/** SQLite in a file of its own. */
package dev.bakeoff.platform.sqlite;
