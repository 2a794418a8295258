package dev.bakeoff.ui.report;

import dev.bakeoff.report.document.ReportOptions;
import dev.bakeoff.report.pdf.PdfPreview;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Newest;
import dev.bakeoff.ui.text.Texts;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The very document that will be written, page by page. */
final class PreviewPage implements WizardPage {
  private static final double WIDEST = 1000;

  private final ReportWork work;
  private final ReportDraft draft;
  private final StatePane state = new StatePane();
  private final Newest newest;
  private final SimpleObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<ReportWork.Subject> subject = Optional.empty();

  PreviewPage(ReportWork work, Window window, ReportDraft draft) {
    this.work = work;
    this.draft = draft;
    this.newest = new Newest(window.tasks(), Duration.ZERO);
  }

  @Override
  public String title() {
    return Texts.of("report.preview.title");
  }

  @Override
  public String task() {
    return Texts.of("report.preview.task");
  }

  @Override
  public Node view() {
    return state;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return problem;
  }

  /** What is shown, once it is. */
  Optional<ReportWork.Subject> subject() {
    return subject;
  }

  private record Shown(
      ReportWork.Subject subject, List<Image> pages, int count, List<Path> files) {}

  @Override
  public void entered() {
    subject = Optional.empty();
    problem.set(Optional.of(Texts.of("report.preview.waiting")));
    state.loading(Texts.of("report.preview.waiting"));
    List<String> ids = List.copyOf(draft.runs());
    Optional<String> baseline = draft.baselineProperty().get();
    ReportOptions options = draft.options();
    newest.read(
        _ -> {
          ReportWork.Subject read = work.subject(ids, baseline);
          PdfPreview.Pages pages = work.preview(read, options);
          List<Image> images = new ArrayList<>();
          for (BufferedImage page : pages.pages()) {
            images.add(SwingFXUtils.toFXImage(page, null));
          }
          return new Shown(read, images, pages.count(), List.of());
        },
        this::show,
        p -> {
          problem.set(Optional.of(p.what()));
          state.problem(p, this::entered);
        });
  }

  private void show(Shown shown) {
    subject = Optional.of(shown.subject());
    problem.set(Optional.empty());
    VBox all = Ui.column(Spacing.L);
    all.setAlignment(Pos.TOP_CENTER);
    shown.subject().reminders().forEach(reminder -> all.getChildren().add(Ui.banner(reminder)));
    all.getChildren().add(Ui.paragraph(files(shown), "muted"));
    int number = 1;
    for (Image page : shown.pages()) {
      all.getChildren().add(page(page, number++, shown.count()));
    }
    if (shown.count() > shown.pages().size()) {
      all.getChildren()
          .add(
              Ui.paragraph(
                  Texts.of("report.preview.more", shown.count() - shown.pages().size()), "muted"));
    }
    all.getStyleClass().add("report-preview");
    state.content(Ui.scroll(all));
  }

  private String files(Shown shown) {
    List<String> names =
        draft.formats().stream()
            .map(f -> draft.file(shown.subject().comparison().title(), f).getFileName().toString())
            .toList();
    return Texts.of(
        "report.preview.files", String.join(", ", names), draft.folderProperty().get().toString());
  }

  private StackPane page(Image image, int number, int count) {
    ImageView view = new ImageView(image);
    view.setPreserveRatio(true);
    view.setSmooth(true);
    StackPane sheet = new StackPane(view);
    sheet.getStyleClass().add("report-sheet");
    sheet.setMaxWidth(WIDEST);
    sheet.setMinWidth(0);
    view.fitWidthProperty()
        .bind(
            javafx.beans.binding.Bindings.createDoubleBinding(
                () -> Math.clamp(state.getWidth() - 60, 200, WIDEST), state.widthProperty()));
    sheet.setAccessibleText(Texts.of("report.preview.page", number, count));
    return sheet;
  }
}
