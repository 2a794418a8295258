package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.run.RunJson;
import java.util.List;
import java.util.Locale;

/** A validation's findings for people, and as JSON. */
final class ValidationText {
  private ValidationText() {}

  static void print(ValidationReport report, Console console) {
    TextTable table = new TextTable(List.of("TABLE", "ROWS", "FINGERPRINT", "FINDING"), 1);
    for (ValidationReport.TableReport each : report.tables()) {
      table.add(
          each.table(),
          String.format(Locale.ROOT, "%,d", each.rowsRead()),
          each.fingerprintRead().isEmpty() ? "not read" : each.fingerprintRead(),
          each.problems().isEmpty() ? agreed(report.level(), each) : "differs");
    }
    console.print(table.toString());
    report.tables().forEach(t -> t.problems().forEach(console::print));
    console.print(report.dataset() + (report.ok() ? " is valid." : " is NOT valid."));
  }

  private static String agreed(ValidationLevel level, ValidationReport.TableReport table) {
    return switch (level) {
      case COUNTS -> "as many rows as its manifest says";
      case SAMPLE ->
          String.format(Locale.ROOT, "a sample of %,d rows shows nothing", table.rowsCompared());
      case FULL -> "as its manifest says";
    };
  }

  static ObjectNode json(ValidationReport report) {
    ObjectNode node = RunJson.mapper().valueToTree(report);
    node.put("dataset", report.dataset().toString());
    node.put("valid", report.ok());
    return node;
  }
}
