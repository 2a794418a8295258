package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpec.Scale;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Sizes;
import dev.bakeoff.ui.dataset.NameModel;
import dev.bakeoff.ui.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What the user fills in to have a dataset generated, checked as it is typed. FX thread only. */
public final class GenerateModel {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final ObjectProperty<Source> source;
  private final ObjectProperty<Optional<Scale>> scale;
  private final StringProperty rows = new SimpleStringProperty("");
  private final StringProperty tables = new SimpleStringProperty("");
  private final StringProperty seed = new SimpleStringProperty("42");
  private final NameModel name;
  private final ReadOnlyObjectWrapper<List<ParameterField>> parameters =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObservableValue<Optional<String>> rowsError;
  private final ObservableValue<Optional<String>> tablesError;
  private final ObservableValue<Optional<String>> seedError;
  private final ReadOnlyObjectWrapper<Optional<CreateRequest>> draft =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * A spec and how a request names it.
   *
   * @param word the name of a built-in spec, or the path of a YAML file
   * @param spec what was read
   */
  public record Source(String word, DatasetSpec spec) {
    public static Source builtIn(DatasetSpec spec) {
      return new Source(spec.name(), spec);
    }
  }

  /**
   * @param taken the versions that there are
   * @param first the spec to begin with
   */
  public GenerateModel(Set<DatasetRef> taken, DatasetSpec first) {
    name = new NameModel(taken, first.name());
    source = new SimpleObjectProperty<>(Source.builtIn(first));
    scale = new SimpleObjectProperty<>(Optional.of(first.scales().getFirst()));
    rowsError = Bindings.createObjectBinding(this::checkRows, rows, scale);
    tablesError = Bindings.createObjectBinding(this::checkTables, tables);
    seedError = Bindings.createObjectBinding(this::checkSeed, seed);
    takeParameters(first);
    source.subscribe(
        (was, is) -> {
          name.suggest(was.spec().name(), is.spec().name());
          scale.set(Optional.of(is.spec().scales().getFirst()));
          rows.set("");
          tables.set("");
          takeParameters(is.spec());
          draft();
        });
    for (ObservableValue<?> input : List.of(scale, rows, tables, seed)) {
      input.subscribe(value -> draft());
    }
    name.nameProperty().subscribe(n -> draft());
    name.versionProperty().subscribe(v -> draft());
  }

  public ObjectProperty<Source> sourceProperty() {
    return source;
  }

  /** A named scale; empty where the number of rows is given instead. */
  public ObjectProperty<Optional<Scale>> scaleProperty() {
    return scale;
  }

  public StringProperty rowsProperty() {
    return rows;
  }

  /** How many of the spec's tables; blank for all. */
  public StringProperty tablesProperty() {
    return tables;
  }

  public StringProperty seedProperty() {
    return seed;
  }

  public NameModel name() {
    return name;
  }

  /** The spec's parameters but for the number of rows; others once the spec is another. */
  public ReadOnlyObjectProperty<List<ParameterField>> parametersProperty() {
    return parameters.getReadOnlyProperty();
  }

  public ObservableValue<Optional<String>> rowsError() {
    return rowsError;
  }

  public ObservableValue<Optional<String>> tablesError() {
    return tablesError;
  }

  public ObservableValue<Optional<String>> seedError() {
    return seedError;
  }

  /** Whether the spec can be made with a number of rows. */
  public boolean takesRows() {
    return source.get().spec().parameters().stream()
        .anyMatch(p -> p.name().equals(DatasetSpec.ROWS));
  }

  /**
   * What is asked for now, as soon as size and seed can be; its name may still be wrong. Empty
   * while something else is.
   */
  public ReadOnlyObjectProperty<Optional<CreateRequest>> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /** What keeps the size from being right. */
  Optional<String> sizeObstacle() {
    return rowsError
        .getValue()
        .or(tablesError::getValue)
        .or(
            () ->
                parameters.get().stream()
                    .flatMap(
                        p ->
                            p.error().getValue().stream().map(e -> p.parameter().name() + ": " + e))
                    .findFirst());
  }

  /** Takes over what a file asks for. */
  void take(Source from, CreateRequest request) {
    source.set(from);
    CreateRequest.Size wanted = request.size();
    scale.set(
        wanted
            .scale()
            .flatMap(
                n -> from.spec().scales().stream().filter(s -> s.name().equals(n)).findFirst()));
    wanted.rows().ifPresent(r -> rows.set(Sizes.format(r)));
    wanted.tables().ifPresent(t -> tables.set(Integer.toString(t)));
    for (ParameterField field : parameters.get()) {
      Long given = wanted.parameters().get(field.parameter().name());
      field.textProperty().set(given == null ? "" : Sizes.format(given));
    }
    seed.set(Long.toString(request.seed()));
    name.nameProperty().set(request.name());
    name.versionProperty().set(request.version());
  }

  /** What one of the named scales would be. */
  CreateRequest of(Scale named) {
    return request(CreateRequest.Size.scale(named.name()));
  }

  private void takeParameters(DatasetSpec spec) {
    List<ParameterField> fields =
        spec.parameters().stream()
            .filter(p -> !p.name().equals(DatasetSpec.ROWS))
            .map(ParameterField::new)
            .toList();
    fields.forEach(f -> f.textProperty().subscribe((was, is) -> draft()));
    parameters.set(fields);
  }

  private void draft() {
    boolean right = sizeObstacle().isEmpty() && seedError.getValue().isEmpty();
    draft.set(right ? Optional.of(request(size())) : Optional.empty());
  }

  private CreateRequest.Size size() {
    Map<String, Long> given = new LinkedHashMap<>();
    parameters.get().forEach(p -> p.value().ifPresent(v -> given.put(p.parameter().name(), v)));
    return new CreateRequest.Size(
        scale.get().map(Scale::name),
        scale.get().isPresent()
            ? OptionalLong.empty()
            : OptionalLong.of(Sizes.parseCount(rows.get())),
        tables.get().isBlank()
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(tables.get().strip())),
        given);
  }

  private CreateRequest request(CreateRequest.Size size) {
    return new CreateRequest(
        name.nameProperty().get().strip(),
        name.versionProperty().get().strip(),
        source.get().word(),
        size,
        seedError.getValue().isEmpty() ? Long.parseLong(seed.get().strip()) : 0,
        THREADS);
  }

  private Optional<String> checkRows() {
    if (scale.get().isPresent()) {
      return Optional.empty();
    }
    if (rows.get().isBlank()) {
      return Optional.of(Texts.of("dataset.say-how-many-rows-for-example"));
    }
    try {
      return Sizes.parseCount(rows.get()) < 1
          ? Optional.of(Texts.of("dataset.at-least-one-row-please"))
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().toString());
    }
  }

  private Optional<String> checkTables() {
    String text = tables.get().strip();
    return text.isEmpty() || text.matches("[1-9][0-9]{0,3}")
        ? Optional.empty()
        : Optional.of(Texts.of("dataset.a-number-of-tables-or-nothing"));
  }

  private Optional<String> checkSeed() {
    try {
      Long.parseLong(seed.get().strip());
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of(Texts.of("dataset.a-seed-is-a-whole-number"));
    }
  }
}
