/** The command line. */
package dev.bakeoff.cli;
