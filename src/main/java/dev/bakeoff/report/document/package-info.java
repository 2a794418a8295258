/**
 * What a report says, before it becomes a file: one immutable document made from a comparison and
 * its runs, which HTML, PDF, slides and workbooks all write. Depends on compare, history and the
 * charts of report; knows no file format.
 */
package dev.bakeoff.report.document;
