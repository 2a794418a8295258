/** Measures a dataset and describes data that look like it, without its values. */
package dev.bakeoff.dataset.derive;
