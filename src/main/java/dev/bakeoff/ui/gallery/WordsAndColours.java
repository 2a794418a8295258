package dev.bakeoff.ui.gallery;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Type scale, spacing, colours, and how numbers and times are written. */
final class WordsAndColours {
  private static final List<String> STYLES =
      List.of("page-title", "hero-title", "section-title", "card-title", "kpi-value", "strong");

  private WordsAndColours() {}

  static Card words() {
    VBox lines = Ui.column(Spacing.S);
    STYLES.forEach(style -> lines.getChildren().add(line(style)));
    lines
        .getChildren()
        .addAll(
            Ui.label(Texts.of("gallery.plain")),
            Ui.label(Texts.of("gallery.muted"), "muted"),
            Ui.label(Texts.of("gallery.small"), "small"),
            Ui.label("SELECT * FROM customer_profile", "mono"));
    return new Card(Texts.of("gallery.words"), lines);
  }

  private static Node line(String style) {
    return Ui.row(
        Spacing.L, Ui.label(Texts.of("gallery.sample"), style), Ui.label("." + style, "muted"));
  }

  static Card colours() {
    FlowPane series = new FlowPane(Spacing.S, Spacing.S);
    Palette palette = Palette.of(Figures.PLATFORMS);
    for (String platform : Figures.PLATFORMS) {
      HBox shades = new HBox(swatch(palette, platform, false), swatch(palette, platform, true));
      series.getChildren().add(Ui.column(Spacing.XS, shades, Ui.label(platform, "muted")));
    }
    HBox tones = new HBox(Spacing.S);
    for (Pill.Tone tone : Pill.Tone.values()) {
      String name = tone.name().toLowerCase(Locale.ROOT);
      tones
          .getChildren()
          .add(Ui.column(Spacing.XS, new Pill(name, tone), Ui.label(name, "tone-" + name)));
    }
    HBox gaps = new HBox(Spacing.L);
    for (double gap : List.of(Spacing.XS, Spacing.S, Spacing.M, Spacing.L, Spacing.XL)) {
      Region box = new Region();
      box.setMinSize(gap, gap);
      box.setMaxSize(gap, gap);
      box.setStyle("-fx-background-color: -color-accent-emphasis;");
      gaps.getChildren().add(Ui.column(Spacing.XS, box, Ui.label((int) gap + " px", "muted")));
    }
    return new Card(Texts.of("gallery.colours"), Ui.column(Spacing.L, series, tones, gaps));
  }

  private static Region swatch(Palette palette, String platform, boolean dark) {
    Region swatch = new Region();
    swatch.setStyle("-fx-background-color: " + palette.color(platform, dark).hex() + ";");
    swatch.setPrefSize(40, 36);
    return swatch;
  }

  static Card numbers() {
    Instant now = Instant.now();
    Facts facts = new Facts();
    facts
        .fact(Texts.of("gallery.count"), Formats.count(1_234_567))
        .fact(Texts.of("gallery.compact"), Formats.compact(16_600_000_000L))
        .fact(Texts.of("gallery.latency"), Formats.latency(0.04283).toString())
        .fact(Texts.of("gallery.latency"), Formats.latency(5.618).toString())
        .fact(Texts.of("gallery.throughput"), Formats.throughput(84_912.4).toString())
        .fact(Texts.of("gallery.bytes"), Formats.bytes(3_190_000L).toString())
        .fact(Texts.of("gallery.share"), Formats.percent(0.00003).toString())
        .fact(Texts.of("gallery.duration"), Formats.duration(Duration.ofSeconds(4325)))
        .fact(Texts.of("gallery.left"), Formats.left(Optional.of(Duration.ofSeconds(125))))
        .fact(Texts.of("gallery.time"), Formats.dateTime(now))
        .fact(Texts.of("gallery.none"), Formats.NONE);
    return new Card(Texts.of("gallery.numbers"), facts);
  }
}
