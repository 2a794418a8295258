package dev.bakeoff.ui.live;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.chart.ResultStyles;
import dev.bakeoff.ui.insight.LegInsight;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Pill.Tone;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.live.MonitorSnapshot.Current;
import dev.bakeoff.ui.live.MonitorSnapshot.Times;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.truth.TruthBadges;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The live screen's nodes. Each part draws what changed of the snapshot it is shown. */
final class LiveView {
  private final LiveModel model;
  private final StackPane root = new StackPane();
  private final Label clock = Ui.label("", "live-clock");
  private final Label left = Ui.label("", "muted", "small");
  private final Button cancel;
  private final Pill pill = new Pill(Texts.of("live.running"), Tone.ACCENT);
  private final PageHeader header;
  private final Banner banner;
  private final RunStrip strip;
  private final Label doing = Ui.label("", "muted");
  private final KpiRow kpis;
  private final ChartsView charts;
  private final PlatformsView platforms;
  private final LogView log = new LogView();
  private final TruthBadges badges = new TruthBadges();
  private final DetailView detail;
  private final Node idle;
  private final ScrollPane page;

  LiveView(LiveModel model, Navigator navigator, Runnable quickstart) {
    this.model = model;
    ResultStyles.dress(root);
    ObservableValue<Boolean> dark = navigator.window().theme().darkProperty();
    cancel =
        Ui.button(
            Texts.of("live.cancel"), Feather.SQUARE, model::cancel, "danger", "button-outlined");
    VBox times = Ui.column(0, clock, left);
    times.setAlignment(Pos.CENTER_RIGHT);
    clock.setMinWidth(Region.USE_PREF_SIZE);
    left.setMinWidth(Region.USE_PREF_SIZE);
    header = new PageHeader("", "", times, Ui.row(Spacing.XS, cancel));
    header.setSpacing(Spacing.L);
    header.pill(pill);
    banner = new Banner(navigator);
    strip = new RunStrip(dark);
    kpis = new KpiRow(dark);
    charts = new ChartsView(model, dark);
    platforms = new PlatformsView(dark);
    doing.setTextOverrun(OverrunStyle.ELLIPSIS);
    detail = new DetailView(dark);
    Node bottom = new EvenGrid(320, 2, Spacing.M, platforms.view(), log.view());
    VBox overview = Ui.column(Spacing.M, charts.view(), bottom);
    VBox.setVgrow(charts.view(), Priority.ALWAYS);
    VBox.setVgrow(bottom, Priority.SOMETIMES);
    StackPane place = new StackPane(overview);
    VBox.setVgrow(place, Priority.ALWAYS);
    Page content = new Page(header, banner.view(), progress(place, overview), kpis.view(), place);
    content.getStyleClass().add("live-page");
    page = Ui.scroll(content);
    page.setFitToHeight(true);
    idle = idle(navigator, quickstart);
    root.getChildren().setAll(idle);
    model.snapshotProperty().subscribe(this::show);
    dark.subscribe((was, is) -> show(model.snapshotProperty().get()));
  }

  Node root() {
    return root;
  }

  private Card progress(StackPane place, Node overview) {
    HBox head =
        Ui.row(Spacing.M, Ui.label(Texts.of("live.progress"), "card-title"), Ui.grow(doing));
    doing.setMinWidth(0);
    doing.setMaxWidth(Double.MAX_VALUE);
    ToggleGroup group = new ToggleGroup();
    ToggleButton run = toggle(Texts.of("live.the-run"), "live-overview", "left-pill", group);
    ToggleButton leg =
        toggle(Texts.of("live.the-leg-in-detail"), "live-detail", "right-pill", group);
    run.setSelected(true);
    group
        .selectedToggleProperty()
        .subscribe(
            (was, now) -> {
              if (now == null) {
                // One of the two is always shown.
                was.setSelected(true);
              } else {
                place.getChildren().setAll(leg.isSelected() ? detail.view() : overview);
              }
            });
    head.getChildren().add(new HBox(run, leg));
    badges.setManaged(false);
    return new Card(Ui.column(Spacing.S, head, strip, badges));
  }

  private static ToggleButton toggle(String text, String id, String style, ToggleGroup group) {
    ToggleButton toggle = new ToggleButton(text);
    toggle.setId(id);
    toggle.setToggleGroup(group);
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.getStyleClass().addAll("small", style);
    return toggle;
  }

  private static Node idle(Navigator navigator, Runnable quickstart) {
    return new EmptyState(
        Feather.ACTIVITY,
        Texts.of("live.nothing-is-running"),
        Texts.of("live.a-run-shows-here-while-it"),
        Ui.button(
            Texts.of("live.new-bake-off"),
            Feather.PLUS,
            () -> navigator.show(Destination.NEW_BAKEOFF)),
        Ui.primary(Texts.of("live.run-the-quickstart"), Feather.PLAY, quickstart));
  }

  private void show(Optional<MonitorSnapshot> latest) {
    if (latest.isEmpty()) {
      return;
    }
    MonitorSnapshot snapshot = latest.get();
    if (!root.getChildren().contains(page)) {
      root.getChildren().setAll(page);
    }
    Palette palette = model.palette(snapshot);
    header.title(snapshot.heading().title());
    header.subtitle(LiveModel.subtitle(snapshot));
    pill.show(snapshot.stage().label(), tone(snapshot.stage()));
    times(snapshot);
    cancel.setVisible(!snapshot.stage().over());
    cancel.setManaged(!snapshot.stage().over());
    cancel.setDisable(snapshot.stage() == Stage.CANCELLING);
    banner.show(snapshot);
    doing.setText(doing(snapshot));
    strip.show(snapshot, palette);
    strip.setAccessibleText(doing.getText());
    kpis.show(snapshot.figures());
    // Badges of a leg that has ended stand with it, not with the run.
    badges.show(
        snapshot.stage().over()
            ? List.of()
            : snapshot.insight().leg().map(LegInsight::checks).orElse(List.of()));
    badges.setManaged(!badges.getChildren().isEmpty());
    detail.show(snapshot);
    charts.show(snapshot);
    platforms.show(snapshot, palette);
    log.model().show(snapshot.log());
  }

  private void times(MonitorSnapshot snapshot) {
    Times times = snapshot.times();
    clock.setText(Formats.clock(times.elapsed()));
    left.setText(
        snapshot.stage().over()
            ? Texts.of("live.in-all")
            : times.left().isPresent() ? Formats.left(times.left()) : Texts.of("live.elapsed"));
  }

  private static String doing(MonitorSnapshot snapshot) {
    if (snapshot.stage().over()) {
      return "";
    }
    return snapshot
        .current()
        .map(c -> legOf(snapshot, c) + Doing.doing(c))
        .orElseGet(() -> Doing.now(snapshot));
  }

  private static String legOf(MonitorSnapshot snapshot, Current current) {
    return Texts.of("live.leg-of", current.plan().seq() + 1, snapshot.legs().size());
  }

  private static Tone tone(Stage stage) {
    return switch (stage) {
      case PREPARING, RUNNING -> Tone.ACCENT;
      case CANCELLING, INTERRUPTED -> Tone.WARNING;
      case COMPLETED -> Tone.SUCCESS;
      case FAILED, NOT_STARTED -> Tone.DANGER;
      case CANCELLED -> Tone.NEUTRAL;
    };
  }
}
