package dev.bakeoff.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a run file and believes nothing of it that it has not checked. Not thread-safe. */
final class RunFileReader implements AutoCloseable {
  private static final Map<String, RunTable> TABLES = tables();

  private final Path file;
  private final ZipFile zip;
  private final RunFile manifest;

  private RunFileReader(Path file, ZipFile zip, RunFile manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * @throws ProblemException where it is missing, broken, of another kind or of a newer Bakeoff
   */
  static RunFileReader open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Problem.request("There is no file " + file + ".", "Check the name.").asException();
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw noRunFile(file, e);
    }
    try {
      return new RunFileReader(file, zip, manifest(file, zip));
    } catch (ProblemException e) {
      close(zip);
      throw e;
    }
  }

  private static RunFile manifest(Path file, ZipFile zip) {
    ZipEntry entry = zip.getEntry(RunFile.MANIFEST);
    if (entry == null) {
      throw noRunFile(file, null);
    }
    RunFile manifest;
    try (InputStream in = zip.getInputStream(entry)) {
      manifest = RunJson.mapper().readValue(in, RunFile.class);
    } catch (IOException e) {
      throw noRunFile(file, e);
    }
    if (!RunFile.FORMAT.equals(manifest.format()) || manifest.version() < 1) {
      throw noRunFile(file, null);
    }
    if (manifest.version() > RunFile.VERSION) {
      throw Problem.request(
              "The run file %s is of version %d, and this Bakeoff reads up to version %d."
                  .formatted(file, manifest.version(), RunFile.VERSION),
              "Import it with Bakeoff " + manifest.bakeoff() + " or newer.")
          .asException();
    }
    return manifest;
  }

  private static ProblemException noRunFile(Path file, Throwable cause) {
    return Problem.request(
            "The file " + file + " is not a whole run file.",
            "Run files are written by 'bakeoff history export'; one that was cut off on its way"
                + " has to be copied again.")
        .asException(cause);
  }

  RunFile manifest() {
    return manifest;
  }

  List<RunFile.Entry> runs() {
    return manifest.runs();
  }

  /** Writes a run into a history of its own, where it can be looked at before anything changes. */
  void stage(Connection connection, RunFile.Entry run, Cancellation cancel) throws SQLException {
    ZipEntry entry = zip.getEntry(run.entry() == null ? "" : run.entry());
    if (entry == null) {
      throw broken(run, "its rows are missing", null);
    }
    MessageDigest digest = RunRows.sha256();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new DigestInputStream(zip.getInputStream(entry), digest),
                StandardCharsets.UTF_8))) {
      Staged staged = new Staged(connection, run);
      String line;
      while ((line = lines.readLine()) != null) {
        cancel.throwIfRequested();
        staged.row(line);
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(run.sha256())) {
        throw broken(run, "its checksum is not the one that was written with it", null);
      }
      staged.finish();
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw broken(run, "it cannot be read", e);
    }
  }

  private ProblemException broken(RunFile.Entry run, String why, Throwable cause) {
    return Problem.request(
            "The run %s in %s is broken: %s.".formatted(run.id(), file, why),
            "Copy the file again, or ask for another export. Nothing was imported.")
        .asException(cause);
  }

  @Override
  public void close() {
    close(zip);
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, RunTable> tables() {
    Map<String, RunTable> byName = new HashMap<>();
    RunTable.ALL.forEach(table -> byName.put(table.name(), table));
    return Map.copyOf(byName);
  }

  /** One run on its way into the staging history. */
  private final class Staged {
    private final Connection connection;
    private final RunFile.Entry run;
    private final Map<Integer, LegTotals> totals = new HashMap<>();
    private long lines;

    Staged(Connection connection, RunFile.Entry run) {
      this.connection = connection;
      this.run = run;
    }

    void row(String line) throws IOException, SQLException {
      lines++;
      JsonNode node = RunJson.mapper().readTree(line);
      RunTable table =
          node instanceof ObjectNode && node.size() == 1
              ? TABLES.get(node.fieldNames().next())
              : null;
      if (table == null
          || !(node.get(table.name()) instanceof ObjectNode row)
          || table.equals(RunTable.RUN) != (lines == 1)) {
        throw broken(run, "line " + lines + " of its rows is none", null);
      }
      List<Object> values = new ArrayList<>();
      values.add(run.id());
      values.addAll(table.values(row));
      try {
        Sql.update(connection, table.insert(), values.toArray());
      } catch (SQLException e) {
        throw broken(run, "line " + lines + " of its rows does not fit", e);
      }
      if (row.has("histogram")) {
        measured(row);
      }
    }

    /** Derives what files do not hold, so that nobody can send figures that nothing backs. */
    private void measured(ObjectNode row) throws IOException, SQLException {
      Latencies latencies = Latencies.ofBytes(row.get("histogram").binaryValue());
      String series = row.path("name").asText(LegRecord.MAIN);
      int leg = row.path("leg").asInt();
      totals.computeIfAbsent(leg, _ -> new LegTotals()).add(series, latencies);
      String where = " SET operations = ? WHERE run_id = ? AND leg = ? AND start_millis = ?";
      long start = row.path("start_millis").asLong();
      if (series.equals(LegRecord.MAIN)) {
        Sql.update(connection, "UPDATE interval" + where, latencies.count(), run.id(), leg, start);
      } else {
        Sql.update(
            connection,
            "UPDATE series" + where + " AND name = ?",
            latencies.count(),
            run.id(),
            leg,
            start,
            series);
      }
    }

    /** Reads all that was written as if it were our own. */
    void finish() throws SQLException {
      if (lines != run.lines()) {
        throw broken(run, "rows are missing", null);
      }
      RunRecord record;
      try {
        record = new RunReader(connection, run.id(), false).read();
      } catch (RuntimeException e) {
        throw broken(run, "its rows do not make a run", e);
      }
      if (!record.plan().id().equals(run.id())) {
        throw broken(run, "its plan is another run's", null);
      }
      for (LegRecord leg : record.legs()) {
        LegTotals total = totals.get(leg.plan().seq());
        if (total != null && leg.status() != LegStatus.INTERRUPTED) {
          total.write(connection, run.id(), leg.plan().seq());
        }
      }
    }
  }
}
