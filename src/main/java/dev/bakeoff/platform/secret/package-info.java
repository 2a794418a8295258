/**
 * Secrets as references: profiles say where a password or token is to be found, and it is fetched
 * when a worker is about to connect. Values live in this process's memory and in the line on the
 * worker's standard input, nowhere else.
 */
package dev.bakeoff.platform.secret;
