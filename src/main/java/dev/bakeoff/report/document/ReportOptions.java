package dev.bakeoff.report.document;

import dev.bakeoff.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a report beyond its file's format.
 *
 * @param kind how much is in it; empty is a comparison
 * @param title what it is called; empty takes the runs' names. The findings stay the headings
 * @param question what the bake-off was to find out, in the user's words
 * @param template a PowerPoint file whose design the slides take
 * @param logo a PNG or JPEG file
 * @param shade light or dark; empty leaves it to the format
 * @param transparent whether a picture has no background
 */
public record ReportOptions(
    Optional<ReportKind> kind,
    Optional<String> title,
    Optional<String> question,
    Optional<Path> template,
    Optional<Path> logo,
    Optional<Shade> shade,
    boolean transparent) {
  /** Nothing but the format is asked for. */
  public static final ReportOptions NONE =
      new ReportOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  private static final List<String> DOCUMENTS = List.of("html", "pdf", "pptx", "xlsx");
  private static final List<String> PICTURES = List.of("png", "svg");
  private static final List<String> WITH_LOGO = List.of("html", "pdf", "pptx");
  private static final List<String> SHADED = List.of("html", "png", "svg");

  /** Light or dark. */
  public enum Shade {
    LIGHT,
    DARK
  }

  /** Of a kind, with nothing else asked for. */
  public static ReportOptions of(ReportKind kind) {
    return NONE.with(kind);
  }

  /** The same of another kind. */
  public ReportOptions with(ReportKind other) {
    return new ReportOptions(
        Optional.of(other), title, question, template, logo, shade, transparent);
  }

  /** The same with the user's words; blank ones are none. */
  public ReportOptions with(String newTitle, String newQuestion) {
    return new ReportOptions(
        kind, said(newTitle), said(newQuestion), template, logo, shade, transparent);
  }

  private static Optional<String> said(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
  }

  public ReportKind kindOrUsual() {
    return kind.orElse(ReportKind.COMPARISON);
  }

  /** The same without what this format cannot do, for whoever writes several formats at once. */
  public ReportOptions fitting(String format) {
    boolean document = DOCUMENTS.contains(format);
    return new ReportOptions(
        document ? kind : Optional.empty(),
        document ? title : Optional.empty(),
        document ? question : Optional.empty(),
        format.equals("pptx") ? template : Optional.empty(),
        WITH_LOGO.contains(format) ? logo : Optional.empty(),
        SHADED.contains(format) ? shade : Optional.empty(),
        PICTURES.contains(format) && transparent);
  }

  /**
   * Refuses what a format cannot do, instead of leaving it out in silence.
   *
   * @param format a file's extension
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST that names what it cannot do
   */
  public void check(String format) {
    List<String> wrong = new ArrayList<>();
    boolean document = DOCUMENTS.contains(format);
    kind.filter(_ -> !document)
        .ifPresent(k -> wrong.add("the kind '" + k.id() + "' (" + those(DOCUMENTS) + " can)"));
    title
        .filter(_ -> !document)
        .ifPresent(_ -> wrong.add("a title (" + those(DOCUMENTS) + " can)"));
    question
        .filter(_ -> !document)
        .ifPresent(_ -> wrong.add("a question (" + those(DOCUMENTS) + " can)"));
    template
        .filter(_ -> !format.equals("pptx"))
        .ifPresent(_ -> wrong.add("a PowerPoint template (.pptx can)"));
    logo.filter(_ -> !WITH_LOGO.contains(format))
        .ifPresent(_ -> wrong.add("a logo (" + those(WITH_LOGO) + " can)"));
    shade
        .filter(_ -> !SHADED.contains(format))
        .ifPresent(s -> wrong.add("a light or dark theme of its own (" + those(SHADED) + " can)"));
    if (transparent && !PICTURES.contains(format)) {
      wrong.add("a transparent background (" + those(PICTURES) + " can)");
    }
    if (!wrong.isEmpty()) {
      throw Problem.request(
              "A ." + format + " file cannot have " + String.join(", nor ", wrong) + ".",
              "Leave that out, or choose another format.")
          .asException();
    }
  }

  private static String those(List<String> formats) {
    List<String> dotted = formats.stream().map(f -> "." + f).toList();
    return String.join(", ", dotted.subList(0, dotted.size() - 1)) + " and " + dotted.getLast();
  }
}
