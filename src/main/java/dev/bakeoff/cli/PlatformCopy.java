package dev.bakeoff.cli;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.version.NextVersion;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformUrl;
import dev.bakeoff.run.PlatformTables.Copied;
import dev.bakeoff.run.PlatformTables.Place;
import java.util.List;
import java.util.Optional;

/** Copies tables that lie on a platform into the catalog. */
final class PlatformCopy {
  private final CliServices services;
  private final Console console;

  PlatformCopy(CliServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  /**
   * Copies.
   *
   * @param url such as {@code dynamodb://prod/fraud_}
   * @param tables only these; empty for all
   * @param name the dataset's; empty for the profile's
   * @param version empty for 1.0, or the next that is free
   */
  Copied run(String url, List<String> tables, Optional<String> name, Optional<String> version) {
    PlatformUrl parsed = PlatformUrl.require(url);
    Place place =
        new Place(
            parsed.find(services.platforms().profiles(), services.platforms().adapters()),
            parsed.place().orElse(""),
            tables);
    DatasetRef ref = ref(name.orElse(parsed.name()), version);
    ConsoleProgress progress = new ConsoleProgress(console);
    Copied copied =
        Interrupts.cancelling(
            cancel -> services.platforms().foreign().tables().copy(place, ref, progress, cancel));
    progress.clear();
    copied.tables().forEach(t -> t.notes().forEach(n -> console.note(t.name() + ": " + n)));
    return copied;
  }

  private DatasetRef ref(String name, Optional<String> version) {
    DatasetCatalog catalog = services.datasets().catalog();
    if (version.isPresent()) {
      DatasetRef asked = new DatasetRef(name, version);
      if (catalog.find(asked).isPresent()) {
        // Before the platform is read, which may take long.
        throw Problem.request(
                "Dataset %s is there already.".formatted(asked),
                "Choose another name or version, or delete it first.")
            .asException();
      }
      return asked;
    }
    return NextVersion.free(name, catalog);
  }
}
