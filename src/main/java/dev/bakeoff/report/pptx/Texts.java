package dev.bakeoff.report.pptx;

/** Texts of users in slides. */
final class Texts {
  private Texts() {}

  /** Without the control characters that the file's XML cannot hold. */
  static String allowed(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ").replaceAll("[\\ufffe\\uffff]", " ");
  }

  /** At most so many characters, the last an ellipsis where something was cut. */
  static String cut(String text, int most) {
    int[] points = text.codePoints().toArray();
    return points.length <= most ? text : new String(points, 0, most - 1).strip() + "…";
  }
}
