package dev.bakeoff.ui.chart;

import dev.bakeoff.report.ChartData;
import dev.bakeoff.report.Reports;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.png.PngWriter;
import dev.bakeoff.report.png.Typeface;
import dev.bakeoff.ui.kit.FilePicker;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/**
 * What can be done with a chart that is seen: copied as a picture and as figures, saved. Pictures
 * are in light colours, since they go onto pages and slides. FX thread only.
 */
public final class ChartActions {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  /** As wide as in exported files. */
  private static final int WIDTH = 1120;

  private static final int LONGEST_NAME = 60;

  private final ChartView view;
  private final Tasks tasks;
  private final Notices notices;
  private final FilePicker files;
  private Consumer<Path> onSaved;

  private ChartActions(ChartView view, Tasks tasks, Notices notices, FilePicker files) {
    this.view = view;
    this.tasks = tasks;
    this.notices = notices;
    this.files = files;
    onSaved = file -> notices.success(Texts.of("chart.saved-as", file));
  }

  /** Gives a chart its menu and its shortcut, Ctrl+C. */
  public static ChartActions attach(
      ChartView view, Tasks tasks, Notices notices, FilePicker files) {
    ChartActions actions = new ChartActions(view, tasks, notices, files);
    ContextMenu menu = actions.menu();
    view.setOnContextMenuRequested(
        e -> {
          menu.show(view, e.getScreenX(), e.getScreenY());
          e.consume();
        });
    view.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (COPY.match(e)) {
            actions.copy();
            e.consume();
          }
        });
    return actions;
  }

  /** Somebody else says where a picture was saved. */
  public void onSaved(Consumer<Path> listener) {
    onSaved = listener;
  }

  private ContextMenu menu() {
    MenuItem whole =
        item("chart.whole-time", Feather.MAXIMIZE_2, () -> view.look(Optional.empty()));
    ContextMenu menu =
        new ContextMenu(
            item("chart.copy-picture", Feather.IMAGE, this::copyPicture),
            item("chart.copy-figures", Feather.GRID, this::copyFigures),
            new SeparatorMenuItem(),
            item("chart.save-as-png", Feather.DOWNLOAD, () -> save("png")),
            item("chart.save-as-svg", Feather.DOWNLOAD, () -> save("svg")),
            whole);
    menu.setOnShowing(e -> whole.setVisible(view.closer()));
    return menu;
  }

  private static MenuItem item(String key, Feather icon, Runnable action) {
    MenuItem item = new MenuItem(Texts.of(key), Ui.icon(icon));
    item.setId(key.replace('.', '-'));
    item.setOnAction(e -> action.run());
    return item;
  }

  /** Picture and figures together: slides take the one, spreadsheets the other. */
  public void copy() {
    copy(true, true, "chart.copied");
  }

  public void copyPicture() {
    copy(true, false, "chart.picture-copied");
  }

  public void copyFigures() {
    copy(false, true, "chart.figures-copied");
  }

  private void copy(boolean picture, boolean figures, String said) {
    if (view.seen().isEmpty()) {
      return;
    }
    Chart chart = view.seen().get();
    Palette palette = view.palette();
    tasks.load(
        () -> picture ? Optional.of(image(chart, palette)) : Optional.<Image>empty(),
        image -> {
          ClipboardContent content = new ClipboardContent();
          image.ifPresent(content::putImage);
          if (figures) {
            content.putString(ChartData.tsv(chart));
          }
          Clipboard.getSystemClipboard().setContent(content);
          notices.info(Texts.of(said));
        },
        notices::problem);
  }

  /** Saves the chart as it is seen, where the user says. */
  public void save(String extension) {
    if (view.seen().isEmpty()) {
      return;
    }
    Chart chart = view.seen().get();
    Palette palette = view.palette();
    files
        .save(
            Texts.of("chart.save-the-chart"),
            name(chart) + "." + extension,
            extension.toUpperCase(Locale.ROOT),
            extension)
        .ifPresent(
            file ->
                tasks.start(
                    Texts.of("chart.writing", file.getFileName()),
                    (progress, cancellation) -> {
                      new Reports().write(chart, palette, Theme.LIGHT, file);
                      return file;
                    },
                    onSaved,
                    notices::problem));
  }

  private static String name(Chart chart) {
    String name =
        chart
            .words()
            .title()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return name.isEmpty()
        ? "chart"
        : name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("-+$", "");
  }

  /** The chart at twice its nominal size; takes a while. */
  static Image image(Chart chart, Palette palette) {
    int height = (int) Math.ceil(ChartPainter.heightFor(chart, WIDTH));
    BufferedImage drawn =
        new PngWriter(new Typeface())
            .image(chart, new ChartPainter(Theme.LIGHT, palette), WIDTH, height);
    BufferedImage opaque =
        new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_ARGB);
    var graphics = opaque.createGraphics();
    graphics.drawImage(drawn, 0, 0, null);
    graphics.dispose();
    WritableImage image = new WritableImage(drawn.getWidth(), drawn.getHeight());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            drawn.getWidth(),
            drawn.getHeight(),
            PixelFormat.getIntArgbInstance(),
            ((DataBufferInt) opaque.getRaster().getDataBuffer()).getData(),
            0,
            drawn.getWidth());
    return image;
  }
}
