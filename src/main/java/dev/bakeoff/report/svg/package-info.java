/** Charts as SVG with real text: a file of its own, or a part of an HTML page. */
package dev.bakeoff.report.svg;
