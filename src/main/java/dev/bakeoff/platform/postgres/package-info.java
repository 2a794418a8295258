/** PostgreSQL: a server of the user's, or a private one that Bakeoff starts. */
package dev.bakeoff.platform.postgres;
