package dev.bakeoff.report.document;

import dev.bakeoff.report.ReportFacts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.table.ReportTable;
import java.util.List;

/** A part of a section. Immutable, but for tables, which nobody changes once they are here. */
public sealed interface Block {
  /** How texts stand below one another. */
  enum Style {
    PARAGRAPHS,
    POINTS,
    /** Points that take something from the figures. */
    WARNINGS
  }

  /**
   * Texts.
   *
   * @param texts each to stand on its own
   */
  record Texts(List<String> texts, Style style) implements Block {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /** Named facts. */
  record Facts(List<ReportFacts.Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /**
   * A chart.
   *
   * @param detail whether it is for those who want to know more: folded away on a page that can,
   *     and left out of slides
   */
  record Picture(Chart chart, boolean detail) implements Block {}

  /**
   * A table.
   *
   * @param caption what it holds; a slide's title
   */
  record Figures(String caption, ReportTable table) implements Block {}

  /** Command lines, to be copied as they stand. */
  record Commands(List<String> lines) implements Block {
    public Commands {
      lines = List.copyOf(lines);
    }
  }
}
