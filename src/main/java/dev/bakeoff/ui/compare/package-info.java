/** The comparison of runs, and its export to files. */
package dev.bakeoff.ui.compare;
