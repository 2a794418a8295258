package dev.bakeoff.ui.kit;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Saves wizards as YAML and starts them from YAML. FX thread only. */
public final class WizardFiles {
  private final Tasks tasks;
  private final Notices notices;
  private final FilePicker files;

  public WizardFiles(Tasks tasks, Notices notices, FilePicker files) {
    this.tasks = tasks;
    this.notices = notices;
    this.files = files;
  }

  /**
   * The buttons for a wizard's header.
   *
   * @param form of the wizard in sight
   * @param again starts over
   */
  public List<Button> buttons(Supplier<Optional<WizardForm>> form, Runnable again) {
    Button over = Ui.iconButton(Texts.of("form.start-over"), Feather.ROTATE_CCW, again);
    over.setId("wizard-again");
    Button open =
        Ui.button(
            Texts.of("form.start-from-yaml"),
            Feather.FOLDER,
            () -> form.get().ifPresent(this::open));
    open.setId("wizard-open");
    open.setTooltip(new Tooltip(Texts.of("form.start-from-yaml-about")));
    Button save =
        Ui.button(
            Texts.of("form.save-as-yaml"), Feather.SAVE, () -> form.get().ifPresent(this::save));
    save.setId("wizard-save");
    save.setTooltip(new Tooltip(Texts.of("form.save-as-yaml-about")));
    return List.of(over, open, save);
  }

  /** Asks where to, and writes what stands in the wizard. */
  public void save(WizardForm form) {
    String name =
        form.fileName().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.]+", "-") + ".yaml";
    files
        .save(Texts.of("form.save-the-wizard"), name, "YAML", "yaml")
        .ifPresent(
            path -> {
              try {
                write(form.writer(), path);
              } catch (ProblemException e) {
                notices.problem(e.problem());
              }
            });
  }

  private void write(Consumer<Path> writer, Path path) {
    tasks.load(
        () -> {
          writer.accept(path);
          return path;
        },
        written -> notices.success(Texts.of("form.saved-as", written.getFileName())),
        notices::problem);
  }

  /** Asks for a file and fills the wizard in from it. */
  public void open(WizardForm form) {
    files
        .open(Texts.of("form.open-a-file-of-the-wizard"), "YAML", "yaml")
        .ifPresent(path -> read(form, path));
  }

  /** Fills the wizard in from a file; where that is refused, what stands there stays. */
  public void read(WizardForm form, Path path) {
    tasks.start(
        Texts.of("form.reading", path.getFileName()),
        (progress, cancel) -> form.read(path),
        Runnable::run,
        notices::problem);
  }
}
