package dev.bakeoff.ui.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * The wizards of a screen. One at a time takes the screen; going back from one asks nothing and
 * loses nothing: the same wizard, opened again, stands as it was left. FX thread only.
 */
public final class WizardDesk {
  private final StackPane root;
  private final WizardFiles files;
  private final String back;
  private final Runnable onLeft;
  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private Optional<String> current = Optional.empty();

  private record Kept(Supplier<WizardTask> make, WizardTask task, Page page) {}

  /**
   * @param root that wizards take for themselves
   * @param back what the button says that leads back, and its id
   * @param onLeft shows the screen's own content again
   */
  public WizardDesk(StackPane root, WizardFiles files, String back, Runnable onLeft) {
    this.root = root;
    this.files = files;
    this.back = back;
    this.onLeft = onLeft;
  }

  public boolean isOpen() {
    return current.isPresent();
  }

  /** The wizard in sight. */
  public Optional<WizardTask> task() {
    return current.map(key -> kept.get(key).task());
  }

  /**
   * Shows a wizard.
   *
   * @param key the same one gets the same wizard, as it was left
   * @param make a new one
   */
  public void open(String key, Supplier<WizardTask> make) {
    if (!current.equals(Optional.of(key))) {
      letGo();
    }
    Kept shown = kept.get(key);
    if (shown == null) {
      shown = made(key, make);
      kept.put(key, shown);
    }
    current = Optional.of(key);
    root.getChildren().setAll(shown.page());
  }

  /** Back to the screen; the wizard stays as it is. */
  public void leave() {
    if (current.isPresent()) {
      letGo();
      onLeft.run();
    }
  }

  private Kept made(String key, Supplier<WizardTask> make) {
    WizardTask task = make.get();
    PageHeader header = new PageHeader(task.title(), task.subtitle());
    Region view = task.view(() -> done(key));
    Button leave = Ui.button(back, Feather.ARROW_LEFT, this::leave);
    leave.setId("wizard-leave");
    if (task.form().isPresent()) {
      var buttons = files.buttons(task::form, () -> startOver(key));
      header.actions(buttons.get(0), buttons.get(1), buttons.get(2), leave);
    } else {
      header.actions(leave);
    }
    return new Kept(make, task, new Page(header, Ui.grow(view)));
  }

  private void startOver(String key) {
    Kept before = kept.remove(key);
    before.task().closed();
    open(key, before.make());
  }

  /** A wizard whose work is done, or has nothing to keep, goes for good. */
  private void letGo() {
    current
        .filter(key -> kept.get(key).task().form().isEmpty())
        .ifPresent(key -> kept.remove(key).task().closed());
    current = Optional.empty();
  }

  private void done(String key) {
    Optional.ofNullable(kept.remove(key)).ifPresent(k -> k.task().closed());
    if (current.equals(Optional.of(key))) {
      current = Optional.empty();
      onLeft.run();
    }
  }
}
