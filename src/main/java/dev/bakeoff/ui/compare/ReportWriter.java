package dev.bakeoff.ui.compare;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a comparison to a file; takes a while. */
@FunctionalInterface
interface ReportWriter {
  void write(ExportFormat format, Compared what, Path file) throws IOException;
}
