package dev.bakeoff.ui.shell;

import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.theme.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** What the palette offers: the screen in sight first, then what can be done anywhere. */
final class AllCommands {
  private final Shell shell;

  AllCommands(Shell shell) {
    this.shell = shell;
  }

  List<Command> list(Optional<Screen> inSight) {
    List<Command> all = new ArrayList<>();
    inSight.ifPresent(screen -> all.addAll(screen.commands()));
    for (Destination destination : Destination.values()) {
      all.add(
          new Command(
              Texts.of("shell.go-to", destination.label()),
              Texts.of("shell.group-go"),
              destination.icon(),
              Shortcuts.keysOf(destination).map(Shortcut::forPeople).orElse(""),
              () -> shell.show(destination)));
    }
    String file = Texts.of("shell.group-file");
    all.add(
        new Command(
            Texts.of("shell.open-a-yaml-file"),
            file,
            Feather.FOLDER,
            Shortcut.forPeople("Shortcut+O"),
            shell::openConfig));
    all.add(
        new Command(
            Texts.of("shell.read-again"),
            file,
            Feather.REFRESH_CW,
            Shortcut.forPeople("F5"),
            shell::refresh));
    all.add(
        new Command(
            Texts.of("shell.undo-delete"),
            file,
            Feather.CORNER_UP_LEFT,
            Shortcut.forPeople("Shortcut+Z"),
            shell::undo));
    if (shell.monitor().busy()) {
      all.add(
          new Command(
              Texts.of("shell.stop-the-run"),
              Destination.LIVE.label(),
              Feather.SQUARE,
              shell.monitor()::cancel));
    }
    for (Appearance appearance : Appearance.values()) {
      all.add(
          new Command(
              Texts.of("shell.appearance", appearance.label()),
              Destination.SETTINGS.label(),
              appearance.icon(),
              () -> shell.window().theme().appearanceProperty().set(appearance)));
    }
    return List.copyOf(all);
  }
}
