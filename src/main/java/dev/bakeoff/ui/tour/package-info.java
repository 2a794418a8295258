/** The tour of the first start, which is the quickstart with a word on each step. */
package dev.bakeoff.ui.tour;
