/** Datasets as files of other formats: out of the catalog and into it. */
package dev.bakeoff.dataset.exchange;
