package dev.bakeoff.ui.shell;

import dev.bakeoff.ui.text.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The places that the navigation leads to, in order; Ctrl+1 is the first. */
public enum Destination {
  HOME(Texts.of("shell.home"), Texts.of("shell.workspace"), Feather.HOME),
  DATASETS(Texts.of("shell.datasets"), Texts.of("shell.workspace"), Feather.DATABASE),
  PLATFORMS(Texts.of("shell.platforms"), Texts.of("shell.workspace"), Feather.SERVER),
  NEW_BAKEOFF(Texts.of("shell.new-bake-off"), Texts.of("shell.execute"), Feather.PLUS_CIRCLE),
  LIVE(Texts.of("shell.live"), Texts.of("shell.execute"), Feather.PLAY_CIRCLE),
  HISTORY(Texts.of("shell.history"), Texts.of("shell.results"), Feather.CLOCK),
  COMPARE(Texts.of("shell.compare"), Texts.of("shell.results"), Feather.BAR_CHART_2),
  REPORTS(Texts.of("report.title"), Texts.of("shell.results"), Feather.FILE_TEXT),
  HELP(Texts.of("shell.help"), "", Feather.HELP_CIRCLE),
  SETTINGS(Texts.of("shell.settings"), "", Feather.SETTINGS),
  /** Every part of the window on one page, for those who work on it; not in the navigation. */
  GALLERY(Texts.of("shell.gallery"), "", Feather.GRID);

  private final String label;
  private final String group;
  private final Feather icon;

  Destination(String label, String group, Feather icon) {
    this.label = label;
    this.group = group;
    this.icon = icon;
  }

  public String label() {
    return label;
  }

  /** The heading that it stands under; empty for those at the bottom. */
  String group() {
    return group;
  }

  boolean inNavigation() {
    return this != GALLERY;
  }

  Feather icon() {
    return icon;
  }
}
