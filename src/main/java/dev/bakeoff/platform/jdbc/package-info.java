/** What the SQL adapters share: access as SQL, reading rows, errors by SQLState. */
package dev.bakeoff.platform.jdbc;
