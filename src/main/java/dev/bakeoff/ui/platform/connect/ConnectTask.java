package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.platform.PlatformsModel;
import dev.bakeoff.ui.platform.ProfileModel;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The wizard for a new connection, and for changing or doubling one. */
public final class ConnectTask implements WizardTask {
  private final Window window;
  private final PlatformsModel platforms;
  private final Supplier<ProfileModel> fresh;
  private final UiServices.Platforms services;
  private final StackPane place = new StackPane();
  private Draft draft;
  private Runnable close = () -> {};
  private final Consumer<PlatformProfile> onSaved;

  private ConnectTask(
      UiServices.Platforms services,
      Window window,
      PlatformsModel platforms,
      Supplier<ProfileModel> fresh,
      Consumer<PlatformProfile> onSaved) {
    this.services = services;
    this.window = window;
    this.platforms = platforms;
    this.fresh = fresh;
    this.draft = new Draft(services, window.tasks(), fresh.get());
    this.onSaved = onSaved;
  }

  /**
   * For a new one.
   *
   * @param onSaved is told once it is stored and the wizard has closed
   */
  public static ConnectTask create(
      UiServices.Platforms services,
      Window window,
      PlatformsModel platforms,
      Consumer<PlatformProfile> onSaved) {
    PlatformDescriptor first =
        services.types().stream().filter(t -> !t.form().isEmpty()).findFirst().orElseThrow();
    return new ConnectTask(
        services,
        window,
        platforms,
        () -> new ProfileModel(Optional.empty(), first, platforms.names()),
        onSaved);
  }

  /** For one that there is. */
  public static ConnectTask edit(
      UiServices.Platforms services,
      Window window,
      PlatformsModel platforms,
      PlatformProfile profile,
      Consumer<PlatformProfile> onSaved) {
    return new ConnectTask(
        services, window, platforms, () -> existing(platforms, profile), onSaved);
  }

  /** For another one like one that there is. */
  public static ConnectTask duplicate(
      UiServices.Platforms services,
      Window window,
      PlatformsModel platforms,
      PlatformProfile profile,
      Consumer<PlatformProfile> onSaved) {
    return new ConnectTask(
        services,
        window,
        platforms,
        () -> {
          ProfileModel copy = existing(platforms, profile);
          copy.makeCopy();
          return copy;
        },
        onSaved);
  }

  private static ProfileModel existing(PlatformsModel platforms, PlatformProfile profile) {
    return new ProfileModel(
        Optional.of(profile), platforms.type(profile).orElseThrow(), platforms.names());
  }

  private boolean isFromNothing() {
    return fresh.get().isNew() && fresh.get().nameProperty().get().isEmpty();
  }

  @Override
  public String title() {
    return draft.profile().isNew()
        ? Texts.of("platform.new-connection-2")
        : Texts.of("platform.edit-2", draft.profile().nameProperty().get());
  }

  @Override
  public String subtitle() {
    return Texts.of("platform.a-profile-says-how-to-reach");
  }

  @Override
  public Optional<WizardForm> form() {
    return Optional.of(ConnectForm.of(services.types(), () -> draft.profile(), fresh, this::fill));
  }

  private void fill(ProfileModel filled) {
    closed();
    draft = new Draft(services, window.tasks(), filled);
    show(isFromNothing() ? 1 : 0);
  }

  @Override
  public Region view(Runnable onDone) {
    close = onDone;
    show(0);
    return place;
  }

  private void show(int start) {
    List<WizardPage> pages = new ArrayList<>();
    if (isFromNothing()) {
      pages.add(new TypePage(draft, window));
    }
    int settings = pages.size();
    pages.add(new SettingsPage(draft, window.files()));
    pages.add(new SignInPage(draft, window));
    pages.add(new TestPage(draft));
    pages.add(new SavePage(draft, settings));
    Button save = Ui.primary(Texts.of("platform.save"), Feather.CHECK, this::save);
    save.setId("profile-save");
    place.getChildren().setAll(new Wizard(pages, List.of(save), start));
  }

  private void save() {
    PlatformProfile profile = draft.profile().profile();
    platforms.save(
        profile,
        draft.profile().nameBefore(),
        () -> {
          draft.found().ifPresent(check -> platforms.found(profile.name(), check));
          close.run();
          onSaved.accept(profile);
        },
        window.notices()::problem);
  }

  /** A password from a URL is not kept any longer. */
  @Override
  public void closed() {
    draft.offer(Optional.empty());
  }
}
