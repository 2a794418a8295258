package dev.bakeoff.ui;

import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.FilePicker;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.platform.PasswordPrompter;
import dev.bakeoff.ui.settings.Preferences.WindowPlace;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Shell;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.theme.ThemeManager;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * One window on a set of services. Built by hand rather than by {@code Application.launch}, so that
 * the services come in through the constructor. FX thread only.
 */
public final class DesktopApp {
  private static final List<String> ICONS =
      List.of(
          "icon-16.png",
          "icon-32.png",
          "icon-48.png",
          "icon-64.png",
          "icon-128.png",
          "icon-256.png");

  private final UiServices services;
  private final Stage stage;
  private final Tasks tasks = new Tasks();
  private final Shell shell;

  public DesktopApp(UiServices services, Stage stage) {
    this(services, stage, SystemFilePicker::new);
  }

  /** With other file dialogs than the system's. */
  public DesktopApp(UiServices services, Stage stage, Function<Stage, FilePicker> files) {
    this.services = services;
    this.stage = stage;
    ThemeManager theme = new ThemeManager(services.settings().get().appearance());
    theme
        .appearanceProperty()
        .subscribe(chosen -> services.settings().update(p -> p.withAppearance(chosen)));
    shell =
        new Shell(
            services, new Window(tasks, new Notices(), new Dialogs(), files.apply(stage), theme));
    services.platforms().setup().prompts().use(new PasswordPrompter(shell.window().dialogs()));
    Scene scene = new Scene(shell.root());
    theme.dress(scene);
    stage.setScene(scene);
    stage.titleProperty().bind(shell.titleProperty());
    ICONS.forEach(
        i -> stage.getIcons().add(new Image(ThemeManager.resource(i).toExternalForm(), true)));
    stage.setMinWidth(900);
    stage.setMinHeight(600);
    place(services.settings().get().window());
    stage.iconifiedProperty().subscribe(hidden -> shell.monitor().setVisible(!hidden));
    stage.setOnHidden(e -> close());
  }

  public Shell shell() {
    return shell;
  }

  public UiServices services() {
    return services;
  }

  /** Puts the window on the screen. */
  public void show() {
    shell.show(Destination.HOME);
    shell.offerTour();
    stage.show();
  }

  private void place(WindowPlace place) {
    stage.setWidth(place.width());
    stage.setHeight(place.height());
    boolean visible =
        place.x() >= 0
            && place.y() >= 0
            && !Screen.getScreensForRectangle(
                    new Rectangle2D(place.x(), place.y(), place.width(), place.height()))
                .isEmpty();
    if (visible) {
      stage.setX(place.x());
      stage.setY(place.y());
    }
    stage.setMaximized(place.maximized());
  }

  private void close() {
    WindowPlace before = services.settings().get().window();
    WindowPlace place =
        stage.isMaximized()
            ? new WindowPlace(before.x(), before.y(), before.width(), before.height(), true)
            : new WindowPlace(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    services.settings().update(p -> p.withWindow(place));
    shell.window().notices().settle();
    tasks.close();
    shell.monitor().close();
  }
}
