package dev.bakeoff.ui.report;

import dev.bakeoff.report.document.Logo;
import dev.bakeoff.report.document.ReportOptions.Shade;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** As what the report is written, and how it looks. */
final class LookPage implements WizardPage {
  private static final List<Shade> SHADES = List.of(Shade.values());

  private final Window window;
  private final ReportDraft draft;
  private final Node view;

  LookPage(Window window, ReportDraft draft) {
    this.window = window;
    this.draft = draft;
    List<Node> formats = new ArrayList<>();
    for (ReportFormat format : ReportFormat.values()) {
      formats.add(format(format));
    }
    CheckBox transparent = new CheckBox(Texts.of("report.transparent"));
    transparent.setId("report-transparent");
    transparent.selectedProperty().bindBidirectional(draft.transparentProperty());
    view =
        Ui.scroll(
            Ui.column(
                Spacing.L,
                new EvenGrid(200, 4, Spacing.S, formats.toArray(Node[]::new)),
                new FormField(
                    Texts.of("report.template"),
                    chooser("report-template", draft.templateProperty(), this::template),
                    Texts.of("report.template.help")),
                new FormField(
                    Texts.of("report.logo"),
                    chooser("report-logo", draft.logoProperty(), this::logo),
                    Texts.of("report.logo.help")),
                new FormField(Texts.of("report.shade"), shades(), Texts.of("report.shade.help")),
                transparent,
                new FormField(
                    Texts.of("report.folder"), folder(), Texts.of("report.folder.help"))));
  }

  private ToggleButton format(ReportFormat format) {
    ToggleButton box = new ToggleButton(format.label(), Ui.icon(format.icon()));
    box.setId("report-format-" + format.extension());
    box.getStyleClass().add("report-format");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setSelected(draft.formats().contains(format));
    box.setAccessibleText(format.label() + ". " + format.help());
    box.setTooltip(new javafx.scene.control.Tooltip(format.help()));
    box.setOnAction(_ -> draft.choose(format, box.isSelected()));
    return box;
  }

  private ComboBox<String> shades() {
    ComboBox<String> shades = new ComboBox<>();
    shades.setId("report-shade");
    shades
        .getItems()
        .setAll(
            Texts.of("report.shade.none"),
            Texts.of("report.shade.light"),
            Texts.of("report.shade.dark"));
    shades
        .getSelectionModel()
        .select(draft.shadeProperty().get().map(s -> SHADES.indexOf(s) + 1).orElse(0));
    shades
        .getSelectionModel()
        .selectedIndexProperty()
        .subscribe(
            index ->
                draft
                    .shadeProperty()
                    .set(
                        index.intValue() < 1
                            ? Optional.empty()
                            : Optional.of(SHADES.get(index.intValue() - 1))));
    return shades;
  }

  /** A file's name, with the buttons that choose and forget it. */
  private static HBox chooser(String id, ObjectProperty<Optional<Path>> chosen, Runnable choose) {
    Label name = Ui.label("", "muted");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setMinWidth(60);
    Button pick = Ui.button(Texts.of("report.choose"), Feather.FOLDER, choose);
    pick.setId(id);
    Button forget =
        Ui.iconButton(Texts.of("report.forget"), Feather.X, () -> chosen.set(Optional.empty()));
    forget.setId(id + "-forget");
    chosen.subscribe(
        file -> {
          name.setText(file.map(Path::toString).orElse(Texts.of("report.nothing")));
          forget.setVisible(file.isPresent());
        });
    return Ui.row(Spacing.M, pick, name, forget);
  }

  private void template() {
    window
        .files()
        .openSeveral(
            Texts.of("report.template"), Texts.of("report.format.pptx"), List.of("pptx", "potx"))
        .stream()
        .findFirst()
        .ifPresent(file -> draft.templateProperty().set(Optional.of(file)));
  }

  /** Read at once, so that a file that is no picture is refused where it was chosen. */
  private void logo() {
    window
        .files()
        .openSeveral(
            Texts.of("report.logo"), Texts.of("report.picture"), List.of("png", "jpg", "jpeg"))
        .stream()
        .findFirst()
        .ifPresent(
            file ->
                window
                    .tasks()
                    .load(
                        () -> Logo.read(file),
                        _ -> draft.logoProperty().set(Optional.of(file)),
                        window.notices()::problem));
  }

  private HBox folder() {
    Label name = Ui.label("", "muted");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setMinWidth(60);
    draft.folderProperty().subscribe(folder -> name.setText(folder.toString()));
    Button pick =
        Ui.button(
            Texts.of("report.choose"),
            Feather.FOLDER,
            () ->
                window
                    .files()
                    .folder(Texts.of("report.folder"))
                    .ifPresent(draft.folderProperty()::set));
    pick.setId("report-folder");
    return Ui.row(Spacing.M, pick, name);
  }

  @Override
  public String title() {
    return Texts.of("report.look.title");
  }

  @Override
  public String task() {
    return Texts.of("report.look.task");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return draft.formatsError();
  }
}
