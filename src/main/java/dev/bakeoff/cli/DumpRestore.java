package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.ExtractedTable;
import dev.bakeoff.run.PlatformTables.Place;
import dev.bakeoff.run.RunJson;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Restores a dump straight into a platform with pg_restore, and says what is there then. */
final class DumpRestore {
  /** The profile's setting that asks for it, where a dump is imported into a platform. */
  static final String METHOD = "import_method";

  static final String PG_RESTORE = "pg_restore";

  private final CliServices services;
  private final Console console;

  DumpRestore(CliServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  /** Whether this names a file rather than a dataset. */
  static boolean isFile(String source) {
    try {
      return Files.isRegularFile(Path.of(source));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Restores.
   *
   * @param tables only these; empty for all
   * @param jobs tables at a time; left out, the profile's {@code import_parallel} or one per core
   * @param known what the tables must hold, where a dataset of the catalog says so
   * @return 1 where they hold something else
   */
  int run(
      Path dump,
      PlatformProfile profile,
      List<String> tables,
      Optional<Integer> jobs,
      Optional<Manifest> known,
      boolean json) {
    int usual =
        Optional.ofNullable(profile.settings().get(Connection.PARALLEL))
            .map(Integer::parseInt)
            .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    ConsoleProgress progress = new ConsoleProgress(console);
    List<ExtractedTable> restored =
        Interrupts.cancelling(
            cancel ->
                services
                    .platforms()
                    .foreign()
                    .tables()
                    .restore(
                        new Place(profile, "", tables),
                        dump,
                        jobs.orElse(usual),
                        progress,
                        cancel));
    progress.clear();
    boolean equal = restored.stream().noneMatch(t -> verdict(t, known).equals("DIFFERENT"));
    if (json) {
      console.json(toJson(restored, known, equal));
    } else {
      print(restored, known, profile);
    }
    return equal ? 0 : 1;
  }

  private void print(
      List<ExtractedTable> restored, Optional<Manifest> known, PlatformProfile profile) {
    TextTable text =
        new TextTable(
            List.of("table", "rows", "fingerprint", known.map(m -> m.ref() + "").orElse("")), 1);
    for (ExtractedTable table : restored) {
      text.add(
          table.place() + "." + table.name(),
          String.format(Locale.ROOT, "%,d", table.entry().rows()),
          table.entry().fingerprint(),
          verdict(table, known));
    }
    console.print(text.toString());
    console.print(
        "%d tables restored into %s with pg_restore and read back."
            .formatted(restored.size(), profile.name()));
  }

  private static ObjectNode toJson(
      List<ExtractedTable> restored, Optional<Manifest> known, boolean equal) {
    ObjectNode node = RunJson.mapper().createObjectNode();
    known.ifPresent(m -> node.put("dataset", m.ref().toString()).put("equal", equal));
    ArrayNode tables = node.putArray("tables");
    for (ExtractedTable table : restored) {
      tables
          .addObject()
          .put("schema", table.place())
          .put("name", table.name())
          .put("rows", table.entry().rows())
          .put("fingerprint", table.entry().fingerprint())
          .put("verdict", verdict(table, known));
    }
    return node;
  }

  private static String verdict(ExtractedTable table, Optional<Manifest> known) {
    Optional<TableEntry> expected =
        known.flatMap(
            m -> m.tables().stream().filter(t -> t.name().equals(table.name())).findFirst());
    return expected
        .map(e -> e.fingerprint().equals(table.entry().fingerprint()) ? "equal" : "DIFFERENT")
        .orElse("");
  }
}
