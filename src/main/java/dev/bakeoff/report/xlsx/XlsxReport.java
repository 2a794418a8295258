package dev.bakeoff.report.xlsx;

import dev.bakeoff.report.ReportFacts;
import dev.bakeoff.report.document.Block;
import dev.bakeoff.report.document.ReportDocument;
import dev.bakeoff.report.document.Section;
import dev.bakeoff.report.table.ReportTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A document as a workbook: findings, then a sheet for each of its tables and for the words beside
 * them. Figures are numbers; nothing is a formula. Thread-safe.
 */
public final class XlsxReport {
  private static final int LONGEST_NAME = 31;
  private static final double WIDEST = 60;
  private static final double WORDS = 120;
  private static final Pattern FORBIDDEN = Pattern.compile("[\\[\\]:*?/\\\\\\p{Cntrl}]");
  private static final Pattern COUNT = Pattern.compile("[0-9,]+");

  /** What XML cannot hold. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  /** Writes the workbook and leaves the stream open. */
  public void write(ReportDocument document, OutputStream out) throws IOException {
    Workbook workbook = new Workbook(out, "Bakeoff", "1.0");
    Set<String> names = new HashSet<>();
    summary(workbook.newWorksheet(sheet("Summary", names)), document);
    for (Section section : document.sections()) {
      section(workbook, section, names);
    }
    workbook.finish();
  }

  /** A sheet for each table, and one for the words where there is no table or words beside it. */
  private static void section(Workbook workbook, Section section, Set<String> names) {
    List<String> words = new ArrayList<>();
    boolean tables = section.blocks().stream().anyMatch(Block.Figures.class::isInstance);
    for (Block block : section.blocks()) {
      switch (block) {
        case Block.Figures figures ->
            table(workbook.newWorksheet(sheet(section.heading(), names)), figures.table());
        case Block.Texts(List<String> texts, Block.Style _) -> words.addAll(texts);
        case Block.Facts(List<ReportFacts.Fact> facts) ->
            facts.forEach(fact -> words.add(fact.name() + ": " + fact.value()));
        case Block.Commands(List<String> lines) -> words.addAll(lines);
        // A chart's figures are in its section's table.
        case Block.Picture _ -> {}
      }
    }
    if (!words.isEmpty()) {
      words(
          workbook.newWorksheet(sheet(section.heading() + (tables ? ", notes" : ""), names)),
          0,
          words);
    }
  }

  private static void summary(Worksheet sheet, ReportDocument document) {
    int row = 0;
    sheet.value(row, 0, text(document.opening().name()));
    sheet.style(row++, 0).bold().fontSize(14).set();
    List<String> lines = new ArrayList<>();
    document.opening().question().ifPresent(lines::add);
    lines.add(document.opening().answer());
    lines.addAll(document.opening().also());
    row = words(sheet, row, lines) + 1;
    List<ReportFacts.Fact> facts = document.opening().facts();
    row =
        words(sheet, row, facts.stream().map(fact -> fact.name() + ": " + fact.value()).toList())
            + 1;
    words(
        sheet, row, document.opening().caveats().stream().map(text -> "Caveat: " + text).toList());
  }

  /** One text a row; returns the next free row. */
  private static int words(Worksheet sheet, int from, List<String> texts) {
    int row = from;
    sheet.width(0, WORDS);
    for (String text : texts) {
      sheet.value(row, 0, text(text));
      sheet.style(row++, 0).wrapText(true).set();
    }
    return row;
  }

  private static void table(Worksheet sheet, ReportTable table) {
    List<ReportTable.Column> columns = table.columns();
    for (int c = 0; c < columns.size(); c++) {
      sheet.value(0, c, text(columns.get(c).title()));
      sheet.style(0, c).bold().set();
      int column = c;
      int longest =
          table.rows().stream().mapToInt(row -> row.get(column).text().length()).max().orElse(0);
      sheet.width(c, Math.min(WIDEST, Math.max(longest, columns.get(c).title().length()) + 2.0));
    }
    sheet.freezePane(0, 1);
    for (int r = 0; r < table.rows().size(); r++) {
      List<ReportTable.Cell> cells = table.rows().get(r);
      for (int c = 0; c < cells.size(); c++) {
        cell(sheet, r + 1, c, cells.get(c));
      }
    }
    if (!table.rows().isEmpty()) {
      sheet.setAutoFilter(0, table.rows().size(), 0, columns.size() - 1);
    }
  }

  /** Figures as numbers; differences stay words, since their intervals belong to them. */
  private static void cell(Worksheet sheet, int row, int column, ReportTable.Cell cell) {
    boolean figure = cell.kind().equals("n") || COUNT.matcher(cell.text()).matches();
    if (figure && cell.sort().isPresent() && !cell.kind().isEmpty()) {
      sheet.value(row, column, cell.sort().getAsDouble());
    } else {
      sheet.value(row, column, text(cell.text()));
    }
  }

  /** A name that spreadsheets allow and that is not taken yet, in any spelling. */
  private static String sheet(String wanted, Set<String> taken) {
    String clean = FORBIDDEN.matcher(text(wanted)).replaceAll(" ").strip().replaceAll("^'|'$", "");
    String base = clean.isEmpty() ? "Sheet" : clean;
    String name = cut(base, LONGEST_NAME);
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      String ending = " " + i;
      name = cut(base, LONGEST_NAME - ending.length()) + ending;
    }
    return name;
  }

  private static String cut(String text, int most) {
    int end = Math.min(most, text.length());
    // Never through the middle of a character.
    return text.substring(
        0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private static String text(String text) {
    return UNWRITABLE.matcher(text).replaceAll("");
  }
}
