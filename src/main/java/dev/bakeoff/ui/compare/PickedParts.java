package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Selection;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is ticked in the picker, in the order of ticking. FX thread only. */
final class PickedParts {
  private final Set<Selection> ticked;
  private final Map<String, String> names;

  PickedParts(List<RunPicker.Found> runs, List<Selection> before) {
    names =
        runs.stream()
            .collect(Collectors.toMap(f -> f.run().id(), f -> f.run().name(), (a, b) -> a));
    ticked = new LinkedHashSet<>(before);
  }

  /**
   * A part of a run that can be ticked.
   *
   * @param selection what it is
   * @param words for people
   * @param leg whether it is a single leg, below its platform
   */
  record Part(Selection selection, String words, boolean leg) {}

  /** The platforms of a run with the legs of each. */
  static List<Part> of(RunRecord run) {
    String id = run.plan().id();
    List<Part> parts = new ArrayList<>();
    for (RunPlan.Target target : run.plan().targets()) {
      parts.add(
          new Part(
              new Selection(
                  id,
                  Optional.of(target.platform()),
                  Optional.empty(),
                  OptionalInt.empty(),
                  OptionalDouble.empty()),
              Texts.of("compare.everything-of", target.displayName()),
              false));
      run.plan().legs().stream()
          .filter(leg -> leg.platform().equals(target.platform()))
          .collect(
              Collectors.toMap(Group.Key::of, Function.identity(), (a, b) -> a, LinkedHashMap::new))
          .forEach((key, leg) -> parts.add(leg(id, key, leg)));
    }
    return parts;
  }

  private static Part leg(String run, Group.Key key, LegPlan leg) {
    return new Part(Selection.of(run, leg), key.workloadTitle() + ", " + key.clientsLabel(), true);
  }

  List<Selection> all() {
    return List.copyOf(ticked);
  }

  boolean has(Selection selection) {
    return ticked.contains(selection) || covered(selection);
  }

  /** Whether something larger that it is a part of is ticked. */
  boolean covered(Selection part) {
    boolean byRun = !part.whole() && ticked.contains(Selection.of(part.run()));
    boolean byPlatform =
        part.workload().isPresent()
            && ticked.contains(
                new Selection(
                    part.run(),
                    part.platform(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalDouble.empty()));
    return byRun || byPlatform;
  }

  boolean whole(String run) {
    return ticked.contains(Selection.of(run));
  }

  boolean some(String run) {
    return ticked.stream().anyMatch(s -> s.run().equals(run));
  }

  /** Ticks or unticks; what is a part of something ticked goes with it. */
  void tick(Selection selection, boolean on) {
    if (on) {
      ticked.add(selection);
      ticked.removeIf(s -> !s.equals(selection) && covered(s));
    } else if (selection.whole()) {
      ticked.removeIf(s -> s.run().equals(selection.run()));
    } else {
      ticked.remove(selection);
    }
  }

  /** "PostgreSQL, lookup, 10 clients · Quickstart". */
  String words(Selection selection) {
    String name = names.getOrDefault(selection.run(), selection.run());
    if (selection.whole()) {
      return name;
    }
    StringBuilder words = new StringBuilder(selection.platform().orElse(""));
    selection.workload().ifPresent(w -> words.append(", ").append(w));
    selection.clients().ifPresent(c -> words.append(", ").append(Texts.of("compare.clients", c)));
    selection
        .rate()
        .ifPresent(r -> words.append(r > 0 ? ", " + Texts.of("compare.requests-a-second", r) : ""));
    return words + " · " + name;
  }
}
