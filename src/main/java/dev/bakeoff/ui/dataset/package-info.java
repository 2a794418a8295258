/** The datasets: what there is, what is in it, and making, checking and deleting versions. */
package dev.bakeoff.ui.dataset;
