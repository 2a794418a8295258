package dev.bakeoff.ui.wizard;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What a bake-off is being put together from, checked as it is filled in. FX thread only. */
public final class BakeoffModel {
  private final ObjectProperty<Optional<Choice>> dataset =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<PlatformProfile> platforms = FXCollections.observableArrayList();
  private final ObservableList<Pattern> patterns =
      FXCollections.observableArrayList(Pattern.LOOKUP, Pattern.FANOUT, Pattern.AGGREGATION);
  private final LoadModel load = new LoadModel();
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

  public BakeoffModel() {
    datasetError =
        Bindings.createObjectBinding(
            () ->
                dataset.get().isPresent()
                    ? Optional.empty()
                    : Optional.of("Choose a dataset to go on."),
            dataset);
    platformsError = Bindings.createObjectBinding(this::checkPlatforms, platforms);
    workloadError =
        Bindings.createObjectBinding(
            () ->
                patterns.isEmpty()
                    ? Optional.of("Choose at least one workload.")
                    : load.error().getValue(),
            patterns,
            load.error());
  }

  public ObjectProperty<Optional<Choice>> datasetProperty() {
    return dataset;
  }

  /** In the order chosen; the first is the baseline. */
  public ObservableList<PlatformProfile> platforms() {
    return platforms;
  }

  public ObservableList<Pattern> patterns() {
    return patterns;
  }

  /** How hard and how long clients work, the same for every workload. */
  public LoadModel load() {
    return load;
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

  public void choose(Pattern pattern, boolean on) {
    List<Pattern> chosen = new ArrayList<>(patterns);
    chosen.remove(pattern);
    if (on) {
      chosen.add(pattern);
    }
    chosen.sort(null);
    patterns.setAll(chosen);
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
    patterns.setAll(
        config.workloads().stream().map(Workload::pattern).distinct().sorted().toList());
    name.set(config.name());
    config.workloads().stream().findFirst().ifPresent(w -> load.take(w, config.trials()));
    config.seed().ifPresentOrElse(load::seed, () -> load.seedProperty().set(""));
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
        && config.legTimeout().isEmpty();
  }

  private RunConfig fromSteps() {
    Choice choice = dataset.get().orElseThrow();
    return new RunConfig(
        name.get().isBlank() ? suggestedName() : name.get().strip(),
        choice.ref(),
        choice.create(),
        platforms,
        patterns.stream().map(load::workload).toList(),
        load.trialsProperty().get(),
        load.seed(),
        Optional.empty(),
        "wizard");
  }

  /** For example {@code duckdb vs sqlite vs postgresql}. */
  public String suggestedName() {
    List<String> names = platforms.stream().map(PlatformProfile::name).toList();
    return names.isEmpty()
        ? "Bake-off"
        : names.size() > 3
            ? names.getFirst() + " vs " + (names.size() - 1) + " others"
            : String.join(" vs ", names);
  }

  private Optional<String> checkPlatforms() {
    return platforms.isEmpty()
        ? Optional.of("Choose the platforms; two or more make a bake-off.")
        : Optional.empty();
  }
}
