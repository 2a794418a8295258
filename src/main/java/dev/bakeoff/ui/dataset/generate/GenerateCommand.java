package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.model.Sizes;
import dev.bakeoff.ui.kit.CommandLine;
import java.util.Map;

/** The command that asks for the same. */
final class GenerateCommand {
  private static final String FIRST_VERSION = "1.0";
  private static final long USUAL_SEED = 42;

  private GenerateCommand() {}

  static String of(CreateRequest request) {
    CommandLine line =
        CommandLine.bakeoff("dataset", "create", request.name()).option("--spec", request.spec());
    CreateRequest.Size size = request.size();
    line = line.option("--scale", size.scale());
    if (size.rows().isPresent()) {
      line = line.option("--rows", Sizes.format(size.rows().getAsLong()));
    }
    if (size.tables().isPresent()) {
      line = line.option("--tables", Integer.toString(size.tables().getAsInt()));
    }
    for (Map.Entry<String, Long> set : size.parameters().entrySet()) {
      line = line.option("--set", set.getKey() + "=" + Sizes.format(set.getValue()));
    }
    if (!request.version().equals(FIRST_VERSION)) {
      line = line.option("--dataset-version", request.version());
    }
    if (request.seed() != USUAL_SEED) {
      line = line.option("--seed", Long.toString(request.seed()));
    }
    return line.toString();
  }
}
