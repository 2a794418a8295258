package dev.bakeoff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bakeoff.cli.BakeoffCli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs command lines on a home of the test's own and keeps what the last one printed. */
abstract class CommandRunner {
  @TempDir protected Path home;
  protected Wiring wiring;
  protected String out = "";
  protected String err = "";

  @BeforeEach
  final void openHome() {
    wiring = Wiring.of(home);
  }

  @AfterEach
  final void closeHome() {
    wiring.close();
  }

  /** Returns the exit code. */
  protected final int run(String... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int code =
        BakeoffCli.execute(
            wiring::cli, "test", new PrintWriter(outText), new PrintWriter(errText), args);
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  /** What was printed, as one JSON document. */
  protected final JsonNode json() throws Exception {
    return new ObjectMapper().readTree(out);
  }
}
