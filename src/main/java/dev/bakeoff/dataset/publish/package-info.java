/** Datasets in a place that several people share: published there, and pulled from there. */
package dev.bakeoff.dataset.publish;
