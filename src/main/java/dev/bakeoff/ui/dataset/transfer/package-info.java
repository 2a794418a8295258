/** Datasets from and to files and shared places: import, export, publish, pull. */
package dev.bakeoff.ui.dataset.transfer;
