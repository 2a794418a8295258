/** Comparisons as spreadsheets. */
package dev.bakeoff.report.xlsx;
