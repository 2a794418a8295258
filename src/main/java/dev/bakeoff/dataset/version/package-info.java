/** Versions made from versions: scaled, modified, evolved, labelled and compared. */
package dev.bakeoff.dataset.version;
