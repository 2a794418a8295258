package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Loads a dataset of the catalog into a platform, and says what was proved. */
final class PlatformLoad {
  private static final int MOST_STREAMS = 256;

  private final CliServices services;
  private final Console console;

  PlatformLoad(CliServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  /**
   * Loads.
   *
   * @param tables only these; empty for all
   * @param parallel streams per table that were asked for
   */
  int run(
      String ref, String platform, List<String> tables, Optional<Integer> parallel, boolean json) {
    PlatformProfile found = PlatformCommand.named(services.platforms().profiles(), platform);
    PlatformProfile profile = parallel.map(n -> inStreams(found, n)).orElse(found);
    Manifest whole = services.datasets().catalog().get(DatasetRef.parse(ref));
    Manifest wanted = tables.isEmpty() ? whole : whole.only(tables);
    ConsoleProgress progress = new ConsoleProgress(console);
    LoadResult result =
        Interrupts.cancelling(
            cancel -> services.platforms().data().load(profile, wanted, progress, cancel));
    progress.clear();
    if (json) {
      ObjectNode node = RunJson.mapper().valueToTree(result);
      node.put("dataset", wanted.ref().toString());
      console.json(node);
      return 0;
    }
    console.print(
        String.format(
            Locale.ROOT,
            "%s: %,d rows in %d tables on %s, read back and equal (%s%.1f s to check).",
            wanted.ref(),
            wanted.rows(),
            wanted.tables().size(),
            platform,
            result.reused()
                ? "there from an earlier load; "
                : String.format(Locale.ROOT, "%.1f s to load, ", result.loadSeconds()),
            result.validateSeconds()));
    return 0;
  }

  private PlatformProfile inStreams(PlatformProfile profile, int streams) {
    if (streams < 1 || streams > MOST_STREAMS) {
      throw Problem.request(
              "--parallel is %d.".formatted(streams),
              "Allowed are 1 to %d.".formatted(MOST_STREAMS))
          .asException();
    }
    if (streams > 1
        && services.platforms().adapters().descriptors().stream()
            .noneMatch(d -> d.type().equals(profile.type()) && d.can(Capability.PARALLEL_LOAD))) {
      console.note(
          "%s is loaded in one stream per table; --parallel changes nothing there."
              .formatted(profile.name()));
      return profile;
    }
    return profile.with(Connection.PARALLEL, Integer.toString(streams));
  }
}
