package dev.bakeoff.report.pptx;

import dev.bakeoff.report.ReportFacts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.document.Block;
import dev.bakeoff.report.document.Documents;
import dev.bakeoff.report.document.ReportDocument;
import dev.bakeoff.report.document.ReportDocument.Opening;
import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.report.document.Section;
import dev.bakeoff.report.table.ReportTable;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One deck being written, slide by slide. */
final class Slides {
  /** Longer lists are for a page or a workbook; a slide says how much is left out. */
  private static final int MOST_PAGES = 6;

  private static final double CAVEAT = 10.5;
  private static final double FOOTNOTE = 9.5;

  private final Deck deck;
  private final SlideCharts charts;
  private final ReportDocument document;

  Slides(Deck deck, SlideCharts charts, ReportDocument document) {
    this.deck = deck;
    this.charts = charts;
    this.document = document;
  }

  void all() throws IOException {
    Opening opening = document.opening();
    if (document.kind() == ReportKind.EXECUTIVE) {
      one(opening);
      return;
    }
    List<String> lines = new ArrayList<>();
    opening.question().ifPresent(lines::add);
    lines.add(document.kind().label() + ", measured " + ReportFacts.day(opening.measured()));
    lines.add(String.join(" · ", document.platforms().stream().map(p -> p.displayName()).toList()));
    notes(deck.cover(opening.name(), lines), opening.also());
    summary(opening);
    if (!opening.caveats().isEmpty()) {
      texts(Documents.BEFORE, opening.setup(), opening.caveats(), true, List.of());
    }
    for (Section section : document.sections()) {
      section(section);
    }
  }

  /** The question, the answer, the chart and the caveats on one slide. */
  private void one(Opening opening) throws IOException {
    String below =
        opening.question().map(q -> q + "   ·   ").orElse("")
            + opening.name()
            + ", "
            + ReportFacts.day(opening.measured());
    Deck.Page page = deck.page(opening.answer(), below);
    Rectangle2D free = page.free();
    double chart = free.getHeight() * 0.66;
    charts.add(
        page.slide(),
        opening.chart(),
        new Rectangle2D.Double(free.getX(), free.getY(), free.getWidth(), chart));
    double top = free.getY() + chart + deck.pt(4);
    double room = free.getMaxY() - top;
    int perLine = (int) (free.getWidth() / deck.pt(CAVEAT) / 0.5);
    int lines = (int) (room / deck.pt(CAVEAT * 1.5));
    List<String> shown = new ArrayList<>();
    for (String caveat : opening.caveats()) {
      lines -= caveat.length() / perLine + 1;
      boolean last = shown.size() + 1 == opening.caveats().size();
      if (lines < (last ? 0 : 1)) {
        break;
      }
      shown.add(caveat);
    }
    int more = opening.caveats().size() - shown.size();
    if (more > 0) {
      shown.add(
          more
              + (shown.isEmpty() ? " caveats" : " more caveats")
              + ": see the notes of this slide.");
    }
    deck.paragraphs(
        page.slide(),
        shown,
        new Rectangle2D.Double(free.getX(), top, free.getWidth(), room),
        CAVEAT,
        true);
    List<String> notes = new ArrayList<>(opening.also());
    notes.addAll(opening.caveats());
    notes.addAll(opening.chart().words().footnotes());
    notes(page.slide(), notes);
  }

  private void summary(Opening opening) throws IOException {
    Deck.Page page = deck.page(opening.answer(), opening.chart().words().subtitle());
    List<String> below = new ArrayList<>();
    int warnings = opening.caveats().size();
    if (warnings > 0) {
      below.add(
          (warnings == 1 ? "One warning applies" : warnings + " warnings apply")
              + ": see \""
              + Documents.BEFORE
              + "\".");
    }
    below.addAll(opening.chart().words().footnotes());
    chart(page, opening.chart(), below);
    List<String> notes = new ArrayList<>(opening.also());
    opening.facts().forEach(fact -> notes.add(fact.name() + ": " + fact.value()));
    notes(page.slide(), notes);
  }

  /** A chart with its footnotes below, as many as fit. */
  private void chart(Deck.Page page, Chart chart, List<String> footnotes) throws IOException {
    Rectangle2D free = page.free();
    double notes = footnotes.isEmpty() ? 0 : deck.pt(44);
    charts.add(
        page.slide(),
        chart,
        new Rectangle2D.Double(
            free.getX(), free.getY(), free.getWidth(), free.getHeight() - notes));
    if (!footnotes.isEmpty()) {
      int most = 3 * (int) (free.getWidth() / deck.pt(FOOTNOTE) / 0.47);
      deck.text(
          page.slide(),
          List.of(Texts.cut(String.join(" ", footnotes), most)),
          new Rectangle2D.Double(
              free.getX() - deck.pt(7),
              free.getMaxY() - notes,
              free.getWidth() + deck.pt(14),
              notes),
          FOOTNOTE);
    }
  }

  private void section(Section section) throws IOException {
    boolean pictures = section.blocks().stream().anyMatch(Block.Picture.class::isInstance);
    Deck.Page last = null;
    double end = 0;
    for (Block block : section.blocks()) {
      switch (block) {
        case Block.Texts(List<String> texts, Block.Style style) -> {
          boolean said =
              section.blocks().stream().anyMatch(Block.Figures.class::isInstance)
                  && style == Block.Style.PARAGRAPHS;
          if (!said && !texts.isEmpty()) {
            texts(
                section.heading(),
                document.opening().setup(),
                texts,
                style != Block.Style.PARAGRAPHS,
                section.notes());
          }
        }
        case Block.Facts(List<ReportFacts.Fact> facts) -> {
          if (!pictures) {
            facts(section, facts, last, end);
          }
        }
        case Block.Picture(Chart chart, boolean detail) -> {
          if (!detail) {
            Deck.Page page = deck.page(chart.words().title(), chart.words().subtitle());
            chart(page, chart, chart.words().footnotes());
            notes(page.slide(), section.notes());
          }
        }
        case Block.Figures figures -> {
          SlideTable table =
              new SlideTable(deck, figures.table(), SlideTable.sizeFor(figures.table()));
          Drawn drawn = table(figures, table, section.notes());
          last = drawn.page();
          end = drawn.end();
        }
        case Block.Commands(List<String> lines) -> {
          Deck.Page page = deck.page(section.heading(), document.opening().setup());
          deck.typed(page.slide(), lines, page.free(), lines.size() > 16 ? 10 : 13);
          notes(page.slide(), section.notes());
        }
      }
    }
  }

  /** Facts below the table that they belong to, or on a slide of their own. */
  private void facts(Section section, List<ReportFacts.Fact> facts, Deck.Page last, double end) {
    List<String> lines = facts.stream().map(f -> f.name() + ": " + f.value()).toList();
    double needed = deck.pt(17.0 * lines.size() + 14);
    if (last != null && end + needed < last.free().getMaxY()) {
      deck.text(
          last.slide(),
          lines,
          new Rectangle2D.Double(
              last.free().getX() - deck.pt(7), end + deck.pt(12), last.free().getWidth(), needed),
          11);
      return;
    }
    texts(section.heading(), document.opening().setup(), lines, false, section.notes());
  }

  private record Drawn(Deck.Page page, double end) {}

  private Drawn table(Block.Figures figures, SlideTable table, List<String> notes) {
    int rows = figures.table().rows().size();
    Drawn drawn = null;
    int from = 0;
    int pages = 0;
    do {
      Deck.Page page = deck.page(figures.caption(), document.opening().setup());
      double room = page.free().getHeight() - deck.pt(20);
      int to = wholeGroups(figures.table(), from, Math.min(rows, from + table.rowsWithin(room)));
      drawn = new Drawn(page, table.draw(page.slide(), from, to, page.free()));
      from = to;
      pages++;
      if (from < rows && pages == MOST_PAGES) {
        deck.text(
            page.slide(),
            List.of((rows - from) + " more rows: in the PDF, the web page and the workbook."),
            new Rectangle2D.Double(
                page.free().getX() - deck.pt(7), drawn.end(), page.free().getWidth(), deck.pt(20)),
            FOOTNOTE);
        from = rows;
      }
      notes(page.slide(), notes);
    } while (from < rows);
    return drawn;
  }

  /** Rows that belong together stay together where they can. */
  private static int wholeGroups(ReportTable table, int from, int to) {
    if (to >= table.rows().size()) {
      return to;
    }
    int end = to;
    while (end > from
        && table
            .rows()
            .get(end)
            .getFirst()
            .text()
            .equals(table.rows().get(end - 1).getFirst().text())) {
      end--;
    }
    return end > from ? end : to;
  }

  /** Texts on as many slides as they take. */
  private void texts(
      String title, String subtitle, List<String> texts, boolean bullets, List<String> notes) {
    int longest = texts.stream().mapToInt(String::length).max().orElse(0);
    double size = longest > 260 || texts.size() > 7 ? 12.5 : 14;
    List<String> page = new ArrayList<>();
    double used = 0;
    int pages = 0;
    double room = 0;
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (page.isEmpty()) {
        room = 25.5 * 14 / size;
      }
      double lines = Math.ceil(text.length() / (128 * 14 / size)) + 0.45;
      if (used + lines > room - 5 && !page.isEmpty()) {
        flush(title, subtitle, page, size, bullets, notes);
        page.clear();
        used = 0;
        if (++pages == MOST_PAGES) {
          page.add((texts.size() - i) + " more: in the PDF and the web page.");
          break;
        }
      }
      page.add(text);
      used += lines;
    }
    flush(title, subtitle, page, size, bullets, notes);
  }

  private void flush(
      String title,
      String subtitle,
      List<String> texts,
      double size,
      boolean bullets,
      List<String> notes) {
    Deck.Page page = deck.page(title, subtitle);
    deck.paragraphs(page.slide(), List.copyOf(texts), page.free(), size, bullets);
    notes(page.slide(), notes);
  }

  /** Speaker notes: what belongs to the slide, then the method. */
  private void notes(org.apache.poi.xslf.usermodel.XSLFSlide slide, List<String> first) {
    List<String> notes = new ArrayList<>(first);
    if (!first.isEmpty()) {
      notes.add("");
    }
    notes.add("Method:");
    notes.addAll(document.method());
    deck.notes(slide, notes);
  }
}
