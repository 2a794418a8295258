package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.format.Compression;
import java.util.List;
import java.util.Optional;

/**
 * What to export.
 *
 * @param dataset with or without a version
 * @param format of the files
 * @param compression of the files; empty for the format's usual one
 * @param target a folder that is not there or empty, or {@code s3://bucket/prefix}; for a dump also
 *     a file's name that ends with {@code .dump}
 * @param tables only these; empty for all
 * @param changedSince a version, or {@code NAME:VERSION}: only tables that differ from it
 */
public record ExportRequest(
    DatasetRef dataset,
    DataFormat format,
    Optional<Compression> compression,
    String target,
    List<String> tables,
    Optional<String> changedSince) {
  public ExportRequest {
    tables = List.copyOf(tables);
  }
}
