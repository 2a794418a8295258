/** Comparisons as PDF: real text, charts as drawings. */
package dev.bakeoff.report.pdf;
