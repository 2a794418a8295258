package dev.bakeoff.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.history.ImportedRuns.Imported;
import dev.bakeoff.history.ImportedRuns.Outcome;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.run.RunJson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One import. Everything is first written to a history of its own and looked at there, so that the
 * real one is locked only for as long as copying takes: a run that is being written meanwhile must
 * not wait long. Not thread-safe.
 */
final class RunImport {
  private final HistoryStore store;
  private final Path folder;
  private final boolean asNew;
  private final Cancellation cancel;
  private final Map<String, Staged> staged = new LinkedHashMap<>();

  RunImport(HistoryStore store, Path folder, boolean asNew, Cancellation cancel) {
    this.store = store;
    this.folder = folder;
    this.asNew = asNew;
    this.cancel = cancel;
  }

  private record Staged(RunFile.Entry entry, String checksum) {}

  /** Where a run goes. */
  private record Place(Staged run, Outcome outcome, String id) {}

  void stage(List<RunFileReader> files, Progress progress) {
    long total = files.stream().mapToLong(file -> file.runs().size()).sum();
    long done = 0;
    try (HistoryStore aside = new HistoryStore(folder)) {
      for (RunFileReader file : files) {
        for (RunFile.Entry run : file.runs()) {
          progress.report(new Progress.Step("Checking runs", done++, total, "runs"));
          stage(aside, file, run);
        }
      }
    }
    progress.report(new Progress.Step("Checking runs", total, total, "runs"));
  }

  /** The same run may come in several files. */
  private void stage(HistoryStore aside, RunFileReader file, RunFile.Entry run) {
    Staged before = staged.get(run.id());
    if (before != null && before.entry().sha256().equals(run.sha256())) {
      return;
    }
    if (before != null) {
      throw Problem.request(
              "Two of the files hold a run " + run.id() + ", and not the same.",
              "Import one file after the other.")
          .asException();
    }
    String checksum =
        aside.inTransaction(
            connection -> {
              file.stage(connection, run, cancel);
              return RunRows.checksum(connection, run.id());
            });
    staged.put(run.id(), new Staged(run, checksum));
  }

  ImportedRuns merge() {
    List<Place> places = store.reading(this::places);
    boolean clash = places.stream().anyMatch(p -> p.outcome() == Outcome.CLASHES);
    if (!clash && places.stream().anyMatch(p -> p.outcome() != Outcome.ALREADY_THERE)) {
      store.inTransactionWith(
          folder,
          connection -> {
            for (Place place : places) {
              if (place.outcome() != Outcome.ALREADY_THERE) {
                copy(connection, place);
              }
            }
            return null;
          });
    }
    return new ImportedRuns(
        places.stream()
            .map(
                p ->
                    new Imported(p.run().entry().id(), p.run().entry().name(), p.outcome(), p.id()))
            .toList());
  }

  private List<Place> places(Connection connection) throws SQLException {
    List<Place> places = new ArrayList<>();
    for (Staged run : staged.values()) {
      String id = run.entry().id();
      List<String> taken =
          Sql.query(
              connection,
              "SELECT id FROM run WHERE id = ?1 OR substr(id, 1, length(?1) + 1) = ?1 || '-'",
              row -> row.getString(1),
              id);
      Optional<String> same = Optional.empty();
      for (String other : taken) {
        if (same.isEmpty() && RunRows.checksum(connection, other).equals(run.checksum())) {
          same = Optional.of(other);
        }
      }
      if (same.isPresent()) {
        places.add(new Place(run, Outcome.ALREADY_THERE, same.get()));
      } else if (taken.contains(id)) {
        places.add(
            asNew
                ? new Place(run, Outcome.ADDED_AS_NEW, free(id, taken))
                : new Place(run, Outcome.CLASHES, id));
      } else {
        places.add(new Place(run, Outcome.ADDED, id));
      }
    }
    return places;
  }

  private String free(String id, List<String> taken) {
    return Stream.iterate(2, n -> n + 1)
        .map(n -> id + "-" + n)
        .filter(other -> !taken.contains(other) && !staged.containsKey(other))
        .findFirst()
        .orElseThrow();
  }

  private void copy(Connection connection, Place place) throws SQLException {
    String old = place.run().entry().id();
    // Checked again under the lock: somebody else may have imported the same meanwhile.
    if (!Sql.query(connection, "SELECT id FROM main.run WHERE id = ?", r -> 1, place.id())
        .isEmpty()) {
      throw Problem.request(
              "The history got a run " + place.id() + " while importing.",
              "Nothing was imported. Try again.")
          .asException();
    }
    for (RunTable table : tables()) {
      Sql.update(
          connection,
          "INSERT INTO main.%1$s (%2$s, %3$s) SELECT ?, %3$s FROM other.%1$s WHERE %2$s = ? ORDER BY %4$s"
              .formatted(table.name(), table.key(), table.copied(), table.order()),
          place.id(),
          old);
    }
    if (!old.equals(place.id())) {
      rename(connection, place.id());
    }
  }

  private static List<RunTable> tables() {
    return Stream.concat(RunTable.ALL.stream(), Stream.of(RunTable.TOTAL)).toList();
  }

  private static void rename(Connection connection, String id) throws SQLException {
    String plan =
        Sql.query(connection, "SELECT plan FROM main.run WHERE id = ?", r -> r.getString(1), id)
            .getFirst();
    try {
      ObjectNode node = (ObjectNode) RunJson.mapper().readTree(plan);
      node.put("id", id);
      Sql.update(connection, "UPDATE main.run SET plan = ? WHERE id = ?", node.toString(), id);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan that was read is JSON", e);
    }
  }
}
