package dev.bakeoff.ui.compare;

/** The kinds of files that a comparison is exported to. */
enum ExportFormat {
  PNG("PNG image", "png", "The overview chart as a picture"),
  SVG("SVG drawing", "svg", "The overview chart, sharp at any size");

  private final String label;
  private final String extension;
  private final String help;

  ExportFormat(String label, String extension, String help) {
    this.label = label;
    this.extension = extension;
    this.help = help;
  }

  String label() {
    return label;
  }

  String extension() {
    return extension;
  }

  /** What is in it, for people. */
  String help() {
    return help;
  }
}
