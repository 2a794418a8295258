package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Shape.MixPart;
import dev.bakeoff.workload.Shape.Step;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The kinds of requests of a mixed workload, by weight. FX thread only. */
public final class MixModel {
  private static final int MOST_WEIGHT = 1_000_000;

  private final ObservableList<Part> parts = FXCollections.observableArrayList();
  private final Changes changes = new Changes();

  /** One kind of request. */
  public static final class Part {
    private final Entry<String> name;
    private final Entry<Integer> weight;
    private final ObjectProperty<Step> does;
    private final Entry<List<Step>> steps;

    private Part(MixPart part) {
      name = new Entry<>(part.name(), MixModel::name);
      weight =
          new Entry<>(
              Integer.toString(part.weight()),
              Meanings.whole(1, MOST_WEIGHT, Texts.of("designer.shares")));
      does = new SimpleObjectProperty<>(part.does());
      steps =
          new Entry<>(
              part.steps().isEmpty() ? Texts.of("designer.lookup-update") : stepsText(part.steps()),
              MixModel::steps);
    }

    public Entry<String> name() {
      return name;
    }

    public Entry<Integer> weight() {
      return weight;
    }

    public ObjectProperty<Step> doesProperty() {
      return does;
    }

    /** Transaction: lookups and updates in order. */
    public Entry<List<Step>> steps() {
      return steps;
    }

    private MixPart part() {
      return new MixPart(
          name.value(),
          weight.value(),
          does.get(),
          does.get() == Step.TRANSACTION ? steps.value() : List.of());
    }

    private Optional<String> error() {
      return does.get() == Step.TRANSACTION
          ? LoopModel.first(name, weight, steps)
          : LoopModel.first(name, weight);
    }
  }

  MixModel() {
    changes.watch(parts);
    set(
        List.of(
            new MixPart("read", 80, Step.LOOKUP, List.of()),
            new MixPart("write", 20, Step.UPDATE, List.of())));
  }

  public ObservableList<Part> parts() {
    return parts;
  }

  /** Adds a kind of request that is not there yet. */
  public void add() {
    Set<Step> used =
        parts.stream()
            .map(p -> p.does.get())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Step.class)));
    Step next =
        Arrays.stream(Step.values()).filter(s -> !used.contains(s)).findFirst().orElse(Step.LOOKUP);
    parts.add(
        watched(new Part(new MixPart(next.id() + "_" + (parts.size() + 1), 10, next, List.of()))));
  }

  public void remove(Part part) {
    parts.remove(part);
  }

  /** A part's share of all requests; empty while weights are wrong. */
  public Optional<Double> share(Part part) {
    if (parts.stream().anyMatch(p -> p.weight.error().getValue().isPresent())) {
      return Optional.empty();
    }
    double sum = parts.stream().mapToInt(p -> p.weight.value()).sum();
    return Optional.of(part.weight.value() / sum);
  }

  /** Called whenever anything in it changes. */
  public void onChange(Runnable listener) {
    changes.onChange(listener);
  }

  Optional<String> error() {
    if (parts.isEmpty()) {
      return Optional.of(Texts.of("designer.add-a-kind-of-request"));
    }
    return parts.stream()
        .map(Part::error)
        .flatMap(Optional::stream)
        .findFirst()
        .or(
            () ->
                parts.stream().map(p -> p.name.value()).distinct().count() < parts.size()
                    ? Optional.of(Texts.of("designer.two-kinds-of-requests-have-the"))
                    : Optional.empty());
  }

  List<MixPart> mix() {
    return parts.stream().map(Part::part).toList();
  }

  void set(List<MixPart> mix) {
    parts.setAll(mix.stream().map(part -> watched(new Part(part))).toList());
  }

  private Part watched(Part part) {
    changes.watch(part.name, part.weight, part.steps);
    changes.watch(part.does);
    return part;
  }

  static String name(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(Texts.of("designer.give-it-a-name"));
    }
    return text;
  }

  private static String stepsText(List<Step> steps) {
    return steps.stream().map(Step::id).collect(Collectors.joining(", "));
  }

  private static List<Step> steps(String text) {
    List<Step> steps =
        Arrays.stream(text.split("[,\\s]+")).filter(s -> !s.isEmpty()).map(MixModel::step).toList();
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(Texts.of("designer.name-its-lookups-and-updates-in"));
    }
    return steps;
  }

  private static Step step(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "lookup" -> Step.LOOKUP;
      case "update" -> Step.UPDATE;
      default ->
          throw new IllegalArgumentException(
              Texts.of("designer.a-transaction-has-the-steps-lookup", text));
    };
  }
}
