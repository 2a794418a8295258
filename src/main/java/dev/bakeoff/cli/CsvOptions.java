package dev.bakeoff.cli;

import dev.bakeoff.dataset.exchange.BadRowPolicy;
import dev.bakeoff.dataset.format.CsvFormat;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How files of text are written, and what becomes of rows that cannot be read. */
final class CsvOptions {
  @Option(
      names = "--delimiter",
      description = "Between CSV fields, for example ';' or \\t. Left out, it is found out.")
  private String delimiter;

  @Option(
      names = "--null-text",
      description = "Means null in CSV besides an empty field, for example NA.")
  private String nullText;

  @Option(
      names = "--encoding",
      defaultValue = "utf-8",
      description = "Of CSV: utf-8 (default), latin1, windows-1252 or utf-16.")
  private String encoding;

  @Option(
      names = "--no-header",
      description = "The first line of CSV is a row; columns are called column_1, column_2 …")
  private boolean noHeader;

  @Option(
      names = "--bad-rows",
      defaultValue = "refuse",
      description =
          "refuse (default): import nothing if a row cannot be read; set-aside: put such rows into"
              + " TABLE-rejected.csv beside the file.")
  private String badRows;

  CsvFormat format() {
    return new CsvFormat(
        Optional.ofNullable(delimiter).map(CsvFormat::parseDelimiter),
        !noHeader,
        Optional.ofNullable(nullText),
        CsvFormat.parseEncoding(encoding),
        false);
  }

  BadRowPolicy policy() {
    return switch (badRows) {
      case "refuse" -> BadRowPolicy.REFUSE;
      case "set-aside" -> BadRowPolicy.SET_ASIDE;
      default ->
          throw Problem.request(
                  "--bad-rows cannot be '" + badRows + "'.",
                  Suggestions.hint(badRows, List.of("refuse", "set-aside")))
              .asException();
    };
  }
}
