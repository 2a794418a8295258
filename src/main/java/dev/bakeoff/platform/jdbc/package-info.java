/**
 * What the SQL adapters share: accesses as SQL, clients, the mark of a load, failures as kinds and
 * words.
 */
package dev.bakeoff.platform.jdbc;
