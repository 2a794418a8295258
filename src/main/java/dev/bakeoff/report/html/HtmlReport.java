package dev.bakeoff.report.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.bakeoff.report.ReportFacts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.document.Block;
import dev.bakeoff.report.document.Documents;
import dev.bakeoff.report.document.Logo;
import dev.bakeoff.report.document.ReportDocument;
import dev.bakeoff.report.document.ReportDocument.Opening;
import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.report.document.ReportOptions.Shade;
import dev.bakeoff.report.document.Section;
import dev.bakeoff.report.svg.SvgWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A document as one HTML page that needs no network: light or dark as the reader has it or switches
 * it, tables that can be sorted, a style for print. Everything from users is escaped by the
 * template. Thread-safe.
 */
public final class HtmlReport {
  private static final double WIDTH = 1040;
  private final SvgWriter svg;
  private final Template template;

  public HtmlReport(SvgWriter svg) {
    this.svg = svg;
    this.template =
        Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .withLoader(name -> new StringReader(resource(name + ".html")))
            .compile(resource("report.html"));
  }

  /**
   * The page.
   *
   * @param shade to begin with; empty follows the reader's system
   */
  public String of(ReportDocument document, Optional<Logo> logo, Optional<Shade> shade) {
    Ink ink = new Ink(document.palette(), document.platforms());
    Drawn drawn = new Drawn(new ChartPainter(Theme.LIGHT, document.palette()), ink);
    Opening opening = document.opening();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("shade", shade.map(s -> s.name().toLowerCase(Locale.ROOT)).orElse(""));
    model.put("title", opening.name());
    model.put("kind", document.kind().id());
    model.put("kindLabel", document.kind().label());
    model.put("when", ReportFacts.day(opening.measured()));
    model.put("logo", logo.map(HtmlReport::uri).orElse(""));
    model.put("question", opening.question().orElse(""));
    model.put("answer", opening.answer());
    model.put("whole", document.kind() != ReportKind.EXECUTIVE);
    model.put("also", opening.also());
    model.put("facts", facts(opening.facts()));
    model.put("setup", opening.setup());
    model.put("before", Documents.BEFORE);
    model.put("warned", !opening.caveats().isEmpty());
    model.put("caveats", opening.caveats());
    model.put("reminded", opening.reminded());
    model.put("chart", drawn.of(opening.chart()));
    model.put("sections", document.sections().stream().map(s -> section(s, drawn)).toList());
    model.put("light", ink.declarations(false));
    model.put("dark", ink.declarations(true));
    model.put("script", resource("report.js"));
    model.put("style", resource("report.css"));
    return template.execute(model);
  }

  /** Charts of one page. */
  private final class Drawn {
    private final ChartPainter painter;
    private final Ink ink;

    Drawn(ChartPainter painter, Ink ink) {
      this.painter = painter;
      this.ink = ink;
    }

    String of(Chart chart) {
      return svg.inline(chart, painter, WIDTH, ChartPainter.heightFor(chart, WIDTH), ink);
    }
  }

  private static Map<String, Object> section(Section section, Drawn drawn) {
    List<Map<String, Object>> blocks = new ArrayList<>();
    List<String> folded = new ArrayList<>();
    for (Block block : section.blocks()) {
      if (block instanceof Block.Picture(Chart chart, boolean detail) && detail) {
        folded.add(drawn.of(chart));
      } else {
        blocks.add(block(block, drawn));
      }
    }
    if (!folded.isEmpty()) {
      Map<String, Object> fold = empty();
      fold.put("folded", true);
      fold.put("summary", folded.size() == 1 ? "One more chart" : folded.size() + " more charts");
      fold.put("svgs", folded);
      blocks.add(fold);
    }
    return Map.of("heading", section.heading(), "blocks", blocks);
  }

  private static Map<String, Object> block(Block block, Drawn drawn) {
    Map<String, Object> model = empty();
    switch (block) {
      case Block.Texts(List<String> texts, Block.Style style) -> {
        switch (style) {
          case PARAGRAPHS -> model.put("paragraphs", texts);
          case POINTS -> {
            model.put("pointed", true);
            model.put("points", texts);
          }
          case WARNINGS -> {
            model.put("warned", true);
            model.put("warnings", texts);
          }
        }
      }
      case Block.Facts(List<ReportFacts.Fact> facts) -> {
        model.put("known", true);
        model.put("facts", facts(facts));
      }
      case Block.Picture picture -> model.put("svg", drawn.of(picture.chart()));
      case Block.Figures figures ->
          model.put("table", TableModel.of(figures.caption(), figures.table(), drawn.ink));
      case Block.Commands(List<String> lines) -> {
        model.put("typed", true);
        model.put("commands", String.join("\n", lines));
      }
    }
    return model;
  }

  /** Every key, since the template would look for one that is not there in what lies around. */
  private static Map<String, Object> empty() {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("paragraphs", List.of());
    model.put("svg", "");
    model.put("table", List.of());
    for (String key : List.of("pointed", "warned", "known", "folded", "typed")) {
      model.put(key, false);
    }
    return model;
  }

  private static String uri(Logo logo) {
    return "data:image/"
        + (logo.png() ? "png" : "jpeg")
        + ";base64,"
        + Base64.getEncoder().encodeToString(logo.bytes());
  }

  private static List<Map<String, String>> facts(List<ReportFacts.Fact> facts) {
    return facts.stream().map(f -> Map.of("name", f.name(), "value", f.value())).toList();
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
