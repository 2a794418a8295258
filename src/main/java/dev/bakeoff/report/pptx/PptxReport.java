package dev.bakeoff.report.pptx;

import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.ComparedRun;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.DataProof;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Finding;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Method;
import dev.bakeoff.run.RunEvent.TableProof;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/**
 * A deck for the meeting after the bake-off: a summary, per workload charts and figures, what to
 * know before relying on it, the proof of the data, the method. Stateless and thread-safe.
 */
public final class PptxReport {
  private static final int ROWS_PER_SLIDE = 16;
  private static final int LINES_PER_SLIDE = 9;
  private static final int MOST_SETTINGS = 12;

  /** Writes the deck. */
  public void write(Comparison comparison, OutputStream out) throws IOException {
    try (XMLSlideShow show = new XMLSlideShow()) {
      show.getProperties().getCoreProperties().setTitle(Texts.allowed(comparison.title()));
      show.getProperties().getCoreProperties().setCreator("Bakeoff");
      Deck deck = new Deck(show);
      summary(deck, comparison);
      WorkloadSlides slides = new WorkloadSlides(deck, comparison);
      Charts.byWorkload(comparison)
          .forEach(
              (name, groups) -> {
                slides.charts(groups);
                slides.figures(name, groups);
              });
      texts(
          deck,
          "Before you rely on these figures",
          comparison,
          comparison.caveats().stream().map(PptxReport::caveat).toList());
      proof(deck, comparison);
      texts(deck, "How this was measured", comparison, Method.paragraphs());
      show.write(out);
    }
  }

  private static String caveat(Caveat caveat) {
    return (caveat.weight() == Caveat.Weight.WARNING ? "Warning: " : "") + caveat.text();
  }

  private static String subtitle(Comparison comparison) {
    return Texts.cut(comparison.title(), 60)
        + " · "
        + Charts.subtitle(comparison, comparison.groups());
  }

  /** Speaker notes: what belongs to the slide, then the method. */
  static void notes(Deck deck, XSLFSlide slide, List<String> first) {
    List<String> notes = new ArrayList<>(first);
    if (!first.isEmpty()) {
      notes.add("");
    }
    notes.add("Method:");
    notes.addAll(Method.paragraphs());
    deck.notes(slide, notes);
  }

  private static void summary(Deck deck, Comparison comparison) {
    XSLFSlide slide = deck.slide(comparison.headline(Metric.P50), subtitle(comparison));
    List<String> lines = new ArrayList<>();
    lines.add(comparison.headline(Metric.P99) + ".");
    lines.add(comparison.headline(Metric.THROUGHPUT) + ".");
    long warnings =
        comparison.caveats().stream().filter(c -> c.weight() == Caveat.Weight.WARNING).count();
    if (warnings > 0) {
      lines.add(
          (warnings == 1 ? "One warning applies" : warnings + " warnings apply")
              + ": see \"Before you rely on these figures\".");
    }
    deck.bullets(slide, lines, 122, 90, 15);
    if (comparison.platforms().size() > 1) {
      best(deck, slide, comparison);
    }
    deck.text(slide, machines(comparison), 486, 10.5);
    notes(deck, slide, lines);
  }

  /** Which platform is best in which setting, where one is. */
  private static void best(Deck deck, XSLFSlide slide, Comparison comparison) {
    List<Deck.Row> rows =
        comparison.groups().stream()
            .limit(MOST_SETTINGS)
            .map(
                group ->
                    new Deck.Row(
                        List.of(
                            group.title(),
                            best(comparison, group, Metric.P50),
                            best(comparison, group, Metric.P99),
                            best(comparison, group, Metric.THROUGHPUT)),
                        false))
            .toList();
    deck.table(
        slide,
        List.of("Setting", "Lowest p50", "Lowest p99", "Highest throughput"),
        rows,
        new Deck.Look(List.of(272.0, 200.0, 200.0, 200.0), 4, rows.size() > 8 ? 10.5 : 12.5),
        218);
  }

  private static String best(Comparison comparison, Group group, Metric metric) {
    Finding finding = group.finding(metric);
    return finding
        .best()
        .map(id -> Texts.cut(comparison.platform(id).displayName(), 28))
        .orElse(finding.decided() ? "none clearly" : "no verdict");
  }

  private static String machines(Comparison comparison) {
    String drivers =
        comparison.runs().stream()
            .map(ComparedRun::environment)
            .distinct()
            .map(
                e ->
                    "Driver: %s, %d logical processors, %s, Java %s, Bakeoff %s."
                        .formatted(e.cpu(), e.cores(), e.os(), e.jdk(), e.bakeoff()))
            .collect(Collectors.joining(" "));
    String versions =
        comparison.platforms().stream()
            .map(ComparedPlatform::productAndVersion)
            .filter(version -> !version.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return versions.isEmpty() ? drivers : drivers + " Platforms: " + versions + ".";
  }

  private static void texts(
      Deck deck, String title, Comparison comparison, List<String> paragraphs) {
    for (List<String> page : pages(paragraphs, LINES_PER_SLIDE)) {
      XSLFSlide slide = deck.slide(title, subtitle(comparison));
      List<String> shown = page.stream().map(text -> Texts.cut(text, 420)).toList();
      int characters = shown.stream().mapToInt(String::length).sum();
      deck.bullets(slide, shown, 124, 380, characters > 2200 ? 11 : characters > 1300 ? 12.5 : 14);
      deck.notes(slide, page);
    }
  }

  private static void proof(Deck deck, Comparison comparison) {
    List<Deck.Row> rows = new ArrayList<>();
    for (int p = 0; p < comparison.proofs().size(); p++) {
      DataProof proof = comparison.proofs().get(p);
      boolean shaded = p % 2 == 1;
      String name = Texts.cut(comparison.platform(proof.platform()).displayName(), 32);
      if (proof.tables().isEmpty()) {
        rows.add(new Deck.Row(List.of(name, "–", "–", "–", "not proven"), shaded));
      }
      for (TableProof table : proof.tables()) {
        rows.add(
            new Deck.Row(
                List.of(
                    name,
                    Texts.cut(table.table(), 30),
                    table.fingerprint(),
                    table.matches() ? "yes" : "NO",
                    Figures.count(table.rows())),
                shaded));
      }
    }
    boolean all = comparison.proofs().stream().allMatch(DataProof::proven);
    for (List<Deck.Row> page : pages(rows, ROWS_PER_SLIDE)) {
      XSLFSlide slide =
          deck.slide(
              all
                  ? "Every platform held the same data"
                  : "It is not proven that every platform held the same data",
              "Rows and fingerprints read back from each platform before anything was measured");
      deck.table(
          slide,
          List.of("Platform", "Table", "Fingerprint", "As in the dataset", "Rows"),
          page,
          new Deck.Look(List.of(216.0, 170.0, 256.0, 130.0, 100.0), 4, 11),
          124);
      notes(deck, slide, List.of());
    }
  }

  static <T> List<List<T>> pages(List<T> all, int size) {
    List<List<T>> pages = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      pages.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return pages;
  }
}
