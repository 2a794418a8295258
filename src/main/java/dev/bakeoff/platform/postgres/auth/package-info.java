/** Passwords that expire: tokens of clouds, fetched and renewed. */
package dev.bakeoff.platform.postgres.auth;
