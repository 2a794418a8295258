package dev.bakeoff.report;

import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Loop;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Shape;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings of a comparison that differ in nothing but parameters that were run through: clients,
 * rate, tables, the drawing of keys. Immutable.
 *
 * @param title what the settings share, for people
 * @param settings each once, in the comparison's order
 */
record Sweep(String title, List<Setting> settings) {
  /** What is run through. */
  enum Parameter {
    CLIENTS("Clients", "clients"),
    RATE("Requests per second asked for", "rate"),
    TABLES("Tables", "tables"),
    KEYS("Keys drawn", "keys");

    private final String label;
    private final String word;

    Parameter(String label, String word) {
      this.label = label;
      this.word = word;
    }

    /** For an axis. */
    String label() {
      return label;
    }

    /** For the middle of a sentence. */
    String word() {
      return word;
    }
  }

  /**
   * A value of a parameter.
   *
   * @param place by which values are ordered, and where they lie on an axis; 0 for words, which the
   *     alphabet orders
   * @param label for people
   */
  record Step(double place, String label) implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      return Comparator.comparingDouble(Step::place)
          .thenComparing(Step::label)
          .compare(this, other);
    }
  }

  /** A group with the values of its parameters. */
  record Setting(Group group, Map<Parameter, Step> steps) {
    Setting {
      steps = Map.copyOf(steps);
    }
  }

  Sweep {
    settings = List.copyOf(settings);
  }

  /** All that a comparison holds; those that nothing varies in are of one setting. */
  static List<Sweep> of(Comparison comparison, List<RunRecord> runs) {
    Map<Kin, List<Setting>> families = new LinkedHashMap<>();
    for (Group group : comparison.groups()) {
      plan(group.key(), runs)
          .ifPresent(
              plan ->
                  families
                      .computeIfAbsent(Kin.of(group.key(), plan), _ -> new ArrayList<>())
                      .add(new Setting(group, steps(group.key(), plan))));
    }
    return families.values().stream().flatMap(Sweep::split).toList();
  }

  /** Settings that nothing but their workload's name tells apart are no sweep over anything. */
  private static Stream<Sweep> split(List<Setting> family) {
    if (family.stream().map(Setting::steps).distinct().count() == family.size()) {
      return Stream.of(of(family));
    }
    return family.stream()
        .collect(
            Collectors.groupingBy(
                s -> s.group().key().workload(), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(Sweep::of);
  }

  private static Sweep of(List<Setting> family) {
    List<String> titles =
        family.stream().map(s -> s.group().key().workloadTitle()).distinct().toList();
    String title =
        titles.size() == 1
            ? titles.getFirst()
            : family.getFirst().group().key().workload().replaceAll(",.*", "");
    return new Sweep(title, family);
  }

  /** What stays the same in a sweep. */
  private record Kin(
      Pattern pattern, Loop loop, int fanoutLimit, Shape shape, double hitRatio, Object rest) {
    static Kin of(Group.Key key, LegPlan plan) {
      Shape s = plan.options().shape();
      return new Kin(
          key.pattern(),
          key.loop(),
          plan.fanoutLimit(),
          new Shape(0, s.mode(), s.window(), s.mix(), s.statements(), s.parameters()),
          plan.options().keys().hitRatio(),
          List.of(plan.options().cache(), plan.options().pacing().goal(), plan.iterations()));
    }
  }

  private static Optional<LegPlan> plan(Group.Key key, List<RunRecord> runs) {
    return runs.stream()
        .flatMap(run -> run.plan().legs().stream())
        .filter(leg -> Group.Key.of(leg).equals(key))
        .findFirst();
  }

  private static Map<Parameter, Step> steps(Group.Key key, LegPlan plan) {
    WorkloadOptions options = plan.options();
    return Map.of(
        Parameter.CLIENTS,
        new Step(key.clients(), Figures.count(key.clients())),
        Parameter.RATE,
        new Step(key.rate(), Figures.tick(key.rate())),
        Parameter.TABLES,
        new Step(options.shape().tables(), Figures.count(options.shape().tables())),
        Parameter.KEYS,
        new Step(0, keys(plan.keys(), options.keys())));
  }

  private static String keys(KeyDistribution drawn, KeyOptions options) {
    return switch (drawn) {
      case ZIPF -> "zipf " + Figures.tick(options.exponent());
      case HOT ->
          "hot " + Figures.share(options.hotKeys()) + " : " + Figures.share(options.hotRequests());
      case UNIFORM, SEQUENTIAL, LATEST -> drawn.id();
    };
  }

  /** What is run through, in order. */
  List<Parameter> varied() {
    return Stream.of(Parameter.values()).filter(p -> steps(p).size() > 1).toList();
  }

  /** The values of a parameter, in order. */
  List<Step> steps(Parameter parameter) {
    return settings.stream().map(s -> s.steps().get(parameter)).distinct().sorted().toList();
  }

  List<Group> groups() {
    return settings.stream().map(Setting::group).toList();
  }

  /**
   * The sweep in slices in which only some parameters vary, by the values of the others.
   *
   * @param kept those that may vary
   */
  List<Sweep> slices(List<Parameter> kept) {
    List<Parameter> fixed = varied().stream().filter(p -> !kept.contains(p)).toList();
    Map<List<Step>, List<Setting>> slices =
        settings.stream()
            .collect(
                Collectors.groupingBy(
                    s -> fixed.stream().map(p -> s.steps().get(p)).toList(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return slices.entrySet().stream()
        .map(
            e -> {
              String where =
                  fixed.isEmpty()
                      ? ""
                      : ", "
                          + fixed.stream()
                              .map(p -> p.word() + " " + e.getKey().get(fixed.indexOf(p)).label())
                              .collect(Collectors.joining(", "));
              return new Sweep(title + where, e.getValue());
            })
        .toList();
  }

  /** The setting at a place of a grid. */
  Optional<Setting> at(Parameter one, Step first, Parameter other, Step second) {
    return settings.stream()
        .filter(s -> s.steps().get(one).equals(first) && s.steps().get(other).equals(second))
        .findFirst();
  }

  /** By the values of one parameter. */
  TreeMap<Step, Group> along(Parameter parameter) {
    TreeMap<Step, Group> along = new TreeMap<>();
    settings.forEach(s -> along.put(s.steps().get(parameter), s.group()));
    return along;
  }
}
