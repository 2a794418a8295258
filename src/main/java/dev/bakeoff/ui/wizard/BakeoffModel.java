package dev.bakeoff.ui.wizard;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Durations;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.designer.Abilities;
import dev.bakeoff.ui.designer.DesignerModel;
import dev.bakeoff.ui.designer.Entry;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** What a bake-off is being put together from, checked as it is filled in. FX thread only. */
public final class BakeoffModel {
  /** Enough for a confidence interval that tells differences of a tenth apart. */
  private static final int USUAL_TRIALS = 5;

  private final ObjectProperty<Optional<Choice>> dataset =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<PlatformProfile> platforms = FXCollections.observableArrayList();
  private final DesignerModel designer = new DesignerModel();
  private final IntegerProperty trials = new SimpleIntegerProperty(USUAL_TRIALS);
  private final Entry<OptionalLong> seed = new Entry<>("", BakeoffModel::seed);
  private final Entry<Optional<Duration>> legTimeout = new Entry<>("", BakeoffModel::timeout);
  private final StringProperty name = new SimpleStringProperty("");
  private final ObjectProperty<Optional<RunConfig>> file =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableValue<Optional<String>> datasetError;
  private final ObservableValue<Optional<String>> platformsError;
  private final ObservableValue<Optional<String>> workloadError;

  /**
   * The dataset to run on.
   *
   * @param ref its name and version
   * @param rows in all tables
   * @param create how to make it, where it is not there yet
   */
  public record Choice(DatasetRef ref, long rows, Optional<CreateRequest> create) {
    public static Choice existing(Manifest manifest) {
      return new Choice(manifest.ref(), manifest.rows(), Optional.empty());
    }
  }

  /**
   * @param types every adapter's descriptor
   */
  public BakeoffModel(List<PlatformDescriptor> types) {
    datasetError =
        Bindings.createObjectBinding(
            () ->
                dataset.get().isPresent()
                    ? Optional.empty()
                    : Optional.of(Texts.of("wizard.choose-a-dataset-to-go-on")),
            dataset);
    platformsError = Bindings.createObjectBinding(this::checkPlatforms, platforms);
    workloadError =
        Bindings.createObjectBinding(
            () ->
                designer
                    .error()
                    .get()
                    .or(() -> seed.error().getValue())
                    .or(() -> legTimeout.error().getValue()),
            designer.error(),
            seed.error(),
            legTimeout.error());
    platforms.addListener(
        (ListChangeListener<PlatformProfile>)
            _ -> designer.abilities(new Abilities(platforms, types)));
  }

  public ObjectProperty<Optional<Choice>> datasetProperty() {
    return dataset;
  }

  /** In the order chosen; the first is the baseline. */
  public ObservableList<PlatformProfile> platforms() {
    return platforms;
  }

  /** What the clients do, how many of them, and how long. */
  public DesignerModel designer() {
    return designer;
  }

  public IntegerProperty trialsProperty() {
    return trials;
  }

  /** Of order and keys; empty draws one. */
  public Entry<OptionalLong> seed() {
    return seed;
  }

  /** After which a leg is given up; empty for a time that fits its duration. */
  public Entry<Optional<Duration>> legTimeout() {
    return legTimeout;
  }

  /** Empty takes a name from what is compared. */
  public StringProperty nameProperty() {
    return name;
  }

  /**
   * A configuration that was opened from a file and is run as it stands, because it says more than
   * the steps can show.
   */
  public ObjectProperty<Optional<RunConfig>> fileProperty() {
    return file;
  }

  /** Goes on with the steps alone. */
  void leaveFile() {
    file.set(Optional.empty());
  }

  public ObservableValue<Optional<String>> datasetError() {
    return datasetError;
  }

  public ObservableValue<Optional<String>> platformsError() {
    return platformsError;
  }

  public ObservableValue<Optional<String>> workloadError() {
    return workloadError;
  }

  /** Puts a platform in or takes it out. */
  public void choose(PlatformProfile profile, boolean on) {
    platforms.removeIf(p -> p.name().equals(profile.name()));
    if (on) {
      platforms.add(profile);
    }
  }

  /** Makes a chosen platform the one that the others are compared with. */
  public void baseline(PlatformProfile profile) {
    List<PlatformProfile> order = new ArrayList<>(platforms);
    if (order.remove(profile)) {
      order.addFirst(profile);
      platforms.setAll(order);
    }
  }

  public boolean isComplete() {
    return file.get().isPresent()
        || (datasetError.getValue().isEmpty()
            && platformsError.getValue().isEmpty()
            && workloadError.getValue().isEmpty());
  }

  /** What was put together; only while {@link #isComplete}. */
  public RunConfig config() {
    return file.get().orElseGet(this::fromSteps);
  }

  /** Fills the steps from a configuration, or keeps it whole where they cannot show it all. */
  public void open(RunConfig config, long rows) {
    dataset.set(Optional.of(new Choice(config.dataset(), rows, config.create())));
    platforms.setAll(config.platforms());
    designer.set(config.workloads());
    name.set(config.name());
    trials.set(config.trials());
    seed.textProperty()
        .set(config.seed().isPresent() ? Long.toString(config.seed().getAsLong()) : "");
    legTimeout.textProperty().set(config.legTimeout().map(Durations::format).orElse(""));
    file.set(Optional.empty());
    file.set(sameAs(config) ? Optional.empty() : Optional.of(config));
  }

  private boolean sameAs(RunConfig config) {
    if (!isComplete()) {
      return false;
    }
    RunConfig made = fromSteps();
    return made.workloads().equals(config.workloads())
        && made.trials() == config.trials()
        && made.seed().equals(config.seed())
        && made.legTimeout().equals(config.legTimeout());
  }

  private RunConfig fromSteps() {
    Choice choice = dataset.get().orElseThrow();
    return new RunConfig(
        name.get().isBlank() ? suggestedName() : name.get().strip(),
        choice.ref(),
        choice.create(),
        platforms,
        designer.all(),
        trials.get(),
        seed.value(),
        legTimeout.value(),
        "wizard");
  }

  /** For example {@code duckdb vs sqlite vs postgresql}. */
  public String suggestedName() {
    List<String> names = platforms.stream().map(PlatformProfile::name).toList();
    return names.isEmpty()
        ? Texts.of("wizard.bake-off")
        : names.size() > 3
            ? Texts.of("wizard.vs-others", names.getFirst(), (names.size() - 1))
            : String.join(Texts.of("wizard.vs"), names);
  }

  private Optional<String> checkPlatforms() {
    return platforms.isEmpty()
        ? Optional.of(Texts.of("wizard.choose-the-platforms-two-or-more"))
        : Optional.empty();
  }

  private static OptionalLong seed(String text) {
    try {
      return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(Texts.of("wizard.a-seed-is-a-whole-number"), e);
    }
  }

  private static Optional<Duration> timeout(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Durations.parse(text));
  }
}
