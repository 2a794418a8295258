package dev.bakeoff.compare;

import dev.bakeoff.compare.ComparedPlatform.Place;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunPlan;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gives every platform of every run its id and its name in the comparison. */
final class Contenders {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Contenders() {}

  static List<ComparedPlatform> of(List<RunRecord> runs) {
    List<ComparedPlatform> contenders = new ArrayList<>();
    for (RunRecord run : runs) {
      for (RunPlan.Target target : run.plan().targets()) {
        boolean shared = sharedName(runs, target);
        Optional<PlatformInfo> info =
            run.loads().stream()
                .filter(load -> load.platform().equals(target.platform()))
                .findFirst()
                .flatMap(LoadResult::info);
        contenders.add(
            new ComparedPlatform(
                shared ? target.platform() + "@" + run.plan().id() : target.platform(),
                shared
                    ? target.displayName() + " · " + runName(runs, run.plan())
                    : displayName(run.plan(), target),
                target.platform(),
                target.type(),
                run.plan().id(),
                info,
                Place.of(info)));
      }
    }
    return List.copyOf(contenders);
  }

  private static boolean sharedName(List<RunRecord> runs, RunPlan.Target target) {
    return runs.stream()
            .flatMap(run -> run.plan().targets().stream())
            .filter(t -> t.platform().equals(target.platform()))
            .count()
        > 1;
  }

  /** Two profiles of one product carry the same words unless the profile's name is added. */
  private static String displayName(RunPlan plan, RunPlan.Target target) {
    boolean unique =
        plan.targets().stream().filter(t -> t.displayName().equals(target.displayName())).count()
            == 1;
    return unique ? target.displayName() : target.displayName() + " (" + target.platform() + ")";
  }

  /** The run's name, with its time and at last its id where names are the same. */
  static String runName(List<RunRecord> runs, RunPlan plan) {
    List<RunPlan> same =
        runs.stream().map(RunRecord::plan).filter(p -> p.name().equals(plan.name())).toList();
    if (same.size() == 1) {
      return plan.name();
    }
    String minute = MINUTE.format(plan.created());
    boolean unique =
        same.stream().filter(p -> MINUTE.format(p.created()).equals(minute)).count() == 1;
    return plan.name() + ", " + (unique ? minute : plan.id());
  }
}
