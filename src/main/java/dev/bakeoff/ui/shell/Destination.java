package dev.bakeoff.ui.shell;

import org.kordamp.ikonli.feather.Feather;

/** The places that the navigation leads to, in order; Ctrl+1 is the first. */
public enum Destination {
  HOME("Home", "Workspace", Feather.HOME),
  DATASETS("Datasets", "Workspace", Feather.DATABASE),
  PLATFORMS("Platforms", "Workspace", Feather.SERVER),
  NEW_BAKEOFF("New bake-off", "Execute", Feather.PLUS_CIRCLE),
  LIVE("Live", "Execute", Feather.PLAY_CIRCLE),
  HISTORY("History", "Results", Feather.CLOCK),
  COMPARE("Compare", "Results", Feather.BAR_CHART_2),
  REPORTS("Reports", "Results", Feather.FILE_TEXT),
  SETTINGS("Settings", "", Feather.SETTINGS);

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

  /** The heading that it stands under; empty for the one at the bottom. */
  String group() {
    return group;
  }

  Feather icon() {
    return icon;
  }
}
