package dev.bakeoff.ui.gallery;

import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * The parts that screens are built from, each in its states. Reached by Ctrl+Shift+G or the command
 * palette; whoever changes a part looks here first.
 */
public final class GalleryScreen implements Screen {
  private final Page page;

  public GalleryScreen(Window window) {
    VBox parts =
        Ui.column(
            Spacing.L,
            WordsAndColours.words(),
            WordsAndColours.colours(),
            WordsAndColours.numbers(),
            Controls.buttons(),
            Controls.fields(),
            Controls.choices(),
            Figures.tiles(),
            Figures.table(),
            Figures.charts(window.theme()),
            States.card(),
            States.messages(window));
    page =
        new Page(
            new PageHeader(Texts.of("gallery.gallery"), Texts.of("gallery.subtitle")),
            Ui.grow(Ui.scroll(parts)));
  }

  @Override
  public String title() {
    return Texts.of("gallery.gallery");
  }

  @Override
  public Node view() {
    return page;
  }

  @Override
  public void shown() {}

  @Override
  public void hidden() {}
}
