package dev.bakeoff.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.run.RunJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a run file, run after run, row after row. Not thread-safe. */
final class RunFileWriter implements AutoCloseable {
  private final ZipOutputStream zip;
  private final Cancellation cancel;
  private final List<RunFile.Entry> runs = new ArrayList<>();

  RunFileWriter(OutputStream out, Cancellation cancel) {
    this.zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
    this.cancel = cancel;
  }

  /** All of a run that nobody runs any more. */
  void add(Connection connection, String runId) throws SQLException {
    Rows rows = new Rows("runs/%d.jsonl".formatted(runs.size() + 1));
    try {
      zip.putNextEntry(new ZipEntry(rows.name));
      RunRows.each(connection, RunTable.ALL, runId, rows::write);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    runs.add(rows.entry(runId));
  }

  /** The manifest comes last, when all checksums are known. */
  void finish(String bakeoff, Instant now) throws IOException {
    RunFile manifest = new RunFile(RunFile.FORMAT, RunFile.VERSION, bakeoff, now.toString(), runs);
    zip.putNextEntry(new ZipEntry(RunFile.MANIFEST));
    zip.write(RunJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    zip.closeEntry();
    zip.finish();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** The rows of one run. */
  private final class Rows {
    private final String name;
    private final MessageDigest digest = RunRows.sha256();
    private ObjectNode run = JsonNodeFactory.instance.objectNode();
    private long lines;

    Rows(String name) {
      this.name = name;
    }

    void write(RunTable table, ObjectNode row) {
      cancel.throwIfRequested();
      if (table.equals(RunTable.RUN)) {
        run = row;
      }
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.set(table.name(), row);
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      digest.update(bytes);
      lines++;
      try {
        zip.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    RunFile.Entry entry(String runId) {
      return new RunFile.Entry(
          runId,
          run.path("name").asText(),
          run.path("status").asText(),
          run.path("created").asText(),
          run.path("dataset").asText(),
          name,
          lines,
          HexFormat.of().formatHex(digest.digest()));
    }
  }
}
