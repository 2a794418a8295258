/** The tables of reports as data, for every format that shows them. */
package dev.bakeoff.report.table;
