/**
 * The one chart model and the one painter. A chart is plain data in the unit it is shown in; the
 * painter draws it on any {@link dev.bakeoff.report.chart.Surface}, so that the window, PNG, SVG
 * and HTML show the same picture. Knows neither AWT nor JavaFX.
 */
package dev.bakeoff.report.chart;
