/** The list of past runs and one run in detail. */
package dev.bakeoff.ui.history;
