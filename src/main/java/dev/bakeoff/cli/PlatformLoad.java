package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Loads a dataset of the catalog into a platform, and says what was proved. */
final class PlatformLoad {
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
    PlatformProfile profile = PlatformCommand.named(services.platforms().profiles(), platform);
    Manifest whole = services.datasets().catalog().get(DatasetRef.parse(ref));
    Manifest wanted = tables.isEmpty() ? whole : whole.only(tables);
    if (parallel.orElse(1) > 1) {
      console.note(
          "%s is loaded in one stream per table; --parallel changes nothing there."
              .formatted(platform));
    }
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
}
