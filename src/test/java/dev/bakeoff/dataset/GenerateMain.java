package dev.bakeoff.dataset;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.config.spec.SpecReader;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Generates a customer dataset in a process of its own, which tests may kill or starve. */
final class GenerateMain {
  private GenerateMain() {}

  /**
   * Prints "at ROWS" while it goes, at last the fingerprint or the problem.
   *
   * @param args home, scale, bytes per row to estimate with (0 for the spec's own)
   */
  public static void main(String[] args) {
    DatasetCatalog catalog = new DatasetCatalog(Path.of(args[0]));
    DatasetSpecs specs = specs(Integer.parseInt(args[2]));
    Progress progress = step -> System.out.println("at " + step.done() + " " + step.task());
    try {
      Manifest manifest =
          new DatasetCreator(catalog, specs, InstantSource.system())
              .ensure(request(args[1]), progress, new Cancellation());
      System.out.println("OK " + manifest.fingerprint());
    } catch (ProblemException e) {
      System.out.println("PROBLEM " + e.problem().kind() + " " + e.problem());
    }
  }

  static CreateRequest request(String scale) {
    return new CreateRequest("customer", "1.0", "customer", CreateRequest.Size.scale(scale), 42, 2);
  }

  /** The built-in spec with another idea of how large its rows are. */
  private static DatasetSpecs specs(int bytesPerRow) {
    DatasetSpec spec = BuiltInSpecs.load().get("customer");
    if (bytesPerRow == 0) {
      return BuiltInSpecs.load();
    }
    String yaml =
        spec.definition().replaceAll("bytes_per_row: \\d+", "bytes_per_row: " + bytesPerRow);
    DatasetSpec other = SpecReader.parse("customer.yaml", yaml);
    return new DatasetSpecs(() -> List.of(other), SpecReader::read, SpecReader::parse);
  }

  /** Starts this class in a JVM of its own, below a prefix of the command line if there is one. */
  static Process start(List<String> prefix, Path home, String scale, int bytesPerRow)
      throws IOException {
    return new ProcessBuilder(command(prefix, home, scale, bytesPerRow))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static List<String> command(List<String> prefix, Path home, String scale, int bytesPerRow) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx300m",
            "-cp",
            System.getProperty("java.class.path"),
            GenerateMain.class.getName(),
            home.toString(),
            scale,
            Integer.toString(bytesPerRow)));
    return command;
  }
}
