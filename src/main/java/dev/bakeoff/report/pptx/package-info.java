/**
 * The comparison as a slide deck with native, editable charts and tables. The only user of Apache
 * POI.
 */
package dev.bakeoff.report.pptx;
