package dev.bakeoff.ui.live;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.run.RunEvent.LegStatus;
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
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The live screen's nodes. Each part draws what changed of the snapshot it is shown. */
final class LiveView {
  private static final long FIGURES_PAUSE_NANOS = 450_000_000;

  private final LiveModel model;
  private final StackPane root = new StackPane();
  private final Label clock = Ui.label("", "live-clock");
  private final Label left = Ui.label("", "muted", "small");
  private final Button cancel;
  private final Button report;
  private final Pill pill = new Pill(Texts.of("live.running"), Tone.ACCENT);
  private final PageHeader header;
  private final Banner banner;
  private final RunStrip strip;
  private final Label doing = Ui.label("", "muted");
  private final KpiRow kpis;
  private final ChartsView charts;
  private final PlatformsView platforms;
  private final HealthView health;
  private final EventsView events;
  private final SoFarView soFar;
  private final LogView log = new LogView();
  private final TruthBadges badges = new TruthBadges();
  private final DetailView detail;
  private final Node idle;
  private final ScrollPane page;
  private ToggleButton overview;
  private long figuresAt = System.nanoTime() - FIGURES_PAUSE_NANOS - 1;

  LiveView(LiveModel model, Navigator navigator, Runnable quickstart) {
    this.model = model;
    ResultStyles.dress(root);
    ObservableValue<Boolean> dark = navigator.window().theme().darkProperty();
    cancel =
        Ui.button(
            Texts.of("live.cancel"), Feather.SQUARE, model::cancel, "danger", "button-outlined");
    cancel.setId("live-cancel");
    report = Ui.primary(Texts.of("live.create-report"), Feather.FILE_TEXT, () -> report(navigator));
    report.setId("live-report");
    VBox times = Ui.column(0, clock, left);
    times.setAlignment(Pos.CENTER_RIGHT);
    clock.setMinWidth(Region.USE_PREF_SIZE);
    left.setMinWidth(Region.USE_PREF_SIZE);
    header = new PageHeader("", "", times, Ui.row(Spacing.XS, cancel, report));
    header.setSpacing(Spacing.L);
    header.pill(pill);
    banner = new Banner(navigator);
    strip = new RunStrip(dark);
    kpis = new KpiRow(dark);
    charts = new ChartsView(model, dark);
    platforms = new PlatformsView(dark);
    health = new HealthView(platforms.view(), () -> copyStatus(navigator));
    events = new EventsView(model, navigator.window().notices());
    soFar = new SoFarView(dark);
    doing.setTextOverrun(OverrunStyle.ELLIPSIS);
    detail = new DetailView(dark);
    Node side = Ui.column(Spacing.M, Ui.grow(events.view()), Ui.grow(log.view()));
    Node bottom = new EvenGrid(360, 2, Spacing.M, health.view(), side);
    VBox run = Ui.column(Spacing.M, charts.view(), bottom);
    VBox.setVgrow(charts.view(), Priority.ALWAYS);
    VBox.setVgrow(bottom, Priority.SOMETIMES);
    StackPane place = new StackPane(run);
    VBox.setVgrow(place, Priority.ALWAYS);
    Page content = new Page(header, banner.view(), progress(place, run), kpis.view(), place);
    content.getStyleClass().add("live-page");
    page = Ui.scroll(content);
    page.setFitToHeight(true);
    idle = idle(navigator, quickstart);
    root.getChildren().setAll(idle);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    model.snapshotProperty().subscribe(this::show);
    dark.subscribe((was, is) -> show(model.snapshotProperty().get()));
  }

  Node root() {
    return root;
  }

  /** N begins a note, but not where it is a letter. */
  private void key(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    if (event.getCode() == KeyCode.N && plain && !(event.getTarget() instanceof TextInputControl)) {
      note();
      event.consume();
    }
  }

  private Card progress(StackPane place, Node run) {
    HBox head = Ui.row(Spacing.M, progressTitle(), Ui.grow(doing));
    doing.setMinWidth(0);
    doing.setMaxWidth(Double.MAX_VALUE);
    ToggleGroup group = new ToggleGroup();
    overview = toggle(Texts.of("live.the-run"), "live-overview", "left-pill", group);
    ToggleButton leg =
        toggle(Texts.of("live.the-leg-in-detail"), "live-detail", "center-pill", group);
    ToggleButton results = toggle(Texts.of("live.so-far"), "live-so-far", "right-pill", group);
    overview.setSelected(true);
    group
        .selectedToggleProperty()
        .subscribe(
            (was, now) -> {
              if (now == null) {
                // One of them is always shown.
                was.setSelected(true);
              } else {
                model.monitor().setDetailVisible(now.equals(leg));
                place
                    .getChildren()
                    .setAll(
                        now.equals(leg) ? detail.view() : now.equals(results) ? soFar.view() : run);
              }
            });
    head.getChildren().add(new HBox(overview, leg, results));
    badges.setManaged(false);
    return new Card(Ui.column(Spacing.S, head, strip, badges));
  }

  private static Label progressTitle() {
    Label title = Ui.label(Texts.of("live.progress"), "card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    return title;
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
    report.setVisible(reportable(snapshot));
    report.setManaged(report.isVisible());
    banner.show(snapshot, model.monitor().elsewhere());
    doing.setText(doing(snapshot));
    strip.show(snapshot, palette);
    strip.setAccessibleText(doing.getText());
    // Figures that change four times a second cannot be read.
    long now = System.nanoTime();
    if (snapshot.stage().over() || now - figuresAt > FIGURES_PAUSE_NANOS) {
      figuresAt = now;
      kpis.show(snapshot.figures());
    }
    // Badges of a leg that has ended stand with it, not with the run.
    badges.show(
        snapshot.stage().over()
            ? List.of()
            : snapshot.insight().leg().map(LegInsight::checks).orElse(List.of()));
    badges.setManaged(!badges.getChildren().isEmpty());
    detail.show(snapshot);
    charts.show(snapshot);
    platforms.show(snapshot, palette);
    health.show(snapshot);
    events.show(snapshot);
    soFar.show(snapshot, palette);
    log.model().show(snapshot.log());
  }

  private void times(MonitorSnapshot snapshot) {
    Times times = snapshot.times();
    clock.setText(Formats.clock(times.elapsed()));
    left.setText(
        snapshot.stage().over()
            ? Texts.of("live.in-all")
            : times.range().map(LeftWords::of).orElse(Texts.of("live.elapsed")));
  }

  /** Whether there is a run in history, at its end, with something in it to report. */
  static boolean reportable(MonitorSnapshot snapshot) {
    return snapshot.stage().over()
        && snapshot.heading().runId().isPresent()
        && snapshot.legs().stream().anyMatch(l -> l.status() == LegStatus.COMPLETED);
  }

  void report(Navigator navigator) {
    model
        .snapshot()
        .flatMap(s -> s.heading().runId())
        .ifPresent(id -> navigator.openReport(List.of(id)));
  }

  void copyStatus(Navigator navigator) {
    model
        .snapshot()
        .ifPresent(
            s -> {
              ClipboardContent content = new ClipboardContent();
              content.putString(StatusText.of(s, model.notes().notesProperty().get()));
              Clipboard.getSystemClipboard().setContent(content);
              navigator.window().notices().info(Texts.of("live.status-copied"));
            });
  }

  /** Begins a note. */
  void note() {
    if (root.getChildren().contains(page)) {
      overview.setSelected(true);
      events.field().open();
    }
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
