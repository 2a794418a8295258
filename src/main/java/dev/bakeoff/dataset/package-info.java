/**
 * Datasets: schemas, immutable versions in a catalog, and the fingerprint that proves two copies
 * equal.
 */
package dev.bakeoff.dataset;
