package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.Manifest;

/**
 * What became of a pull.
 *
 * @param manifest the version, in the catalog now
 * @param alreadyThere whether the catalog had it before
 * @param fetched files that were copied
 * @param bytesFetched bytes of those
 * @param kept files that an earlier attempt had copied
 * @param seconds it took, checks included
 */
public record PullReport(
    Manifest manifest,
    boolean alreadyThere,
    int fetched,
    long bytesFetched,
    int kept,
    double seconds) {}
