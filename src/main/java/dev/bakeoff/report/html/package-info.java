/** The report as one HTML file that needs nothing else: no network, no script library, no fonts. */
package dev.bakeoff.report.html;
