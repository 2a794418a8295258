/** Canvas charts: live lines, sparklines, and the report's charts drawn on screen. */
package dev.bakeoff.ui.chart;
