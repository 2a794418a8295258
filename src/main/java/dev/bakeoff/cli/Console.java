package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bakeoff.run.RunJson;
import java.io.PrintWriter;

/** Where commands print: results to standard output, everything else to standard error. */
final class Console {
  /** Where sentences break. */
  static final int WIDTH = 110;

  private final PrintWriter out;
  private final PrintWriter err;

  Console(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  PrintWriter err() {
    return err;
  }

  /** A line of the result. */
  void print(String line) {
    out.println(line);
    out.flush();
  }

  /** The whole result as one JSON document. */
  void json(JsonNode document) {
    print(document.toPrettyString());
  }

  /** Any value of ours as one JSON document. */
  void json(Object value) {
    json(RunJson.mapper().<JsonNode>valueToTree(value));
  }

  /** A line about the work. */
  void note(String line) {
    err.println(line);
    err.flush();
  }

  void error(String message) {
    note("bakeoff: " + message);
  }
}
