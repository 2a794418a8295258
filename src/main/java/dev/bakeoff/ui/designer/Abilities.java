package dev.bakeoff.ui.designer;

import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Shape.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the chosen platforms can do. Immutable.
 *
 * @param platforms the chosen ones
 * @param types every adapter's descriptor
 */
public record Abilities(List<PlatformProfile> platforms, List<PlatformDescriptor> types) {
  public Abilities {
    platforms = List.copyOf(platforms);
    types = List.copyOf(types);
  }

  /** Why a pattern cannot be run on all of the platforms; empty where it can. */
  public Optional<String> cannot(Pattern pattern) {
    return lacking(pattern.needs()).map(who -> who + " " + pattern.needs().lacking());
  }

  /** Why a workload cannot be run on all of the platforms; empty where it can. */
  Optional<String> cannot(WorkloadModel workload) {
    Optional<String> whole = cannot(workload.patternProperty().get());
    if (whole.isPresent()) {
      return whole;
    }
    if (workload.patternProperty().get() == Pattern.MIXED) {
      Optional<String> part =
          workload.mix().parts().stream()
              .map(p -> cannot(p.doesProperty().get()))
              .flatMap(Optional::stream)
              .findFirst();
      if (part.isPresent()) {
        return part;
      }
    }
    boolean many = workload.clients().stream().anyMatch(c -> c > 1);
    return many
        ? lacking(Capability.CONCURRENT_CLIENTS)
            .map(who -> Texts.of("designer.serves-one-client-at-a-time", who))
        : Optional.empty();
  }

  /** Why a step of a mix cannot be done by all of the platforms. */
  public Optional<String> cannot(Step step) {
    Capability needs =
        switch (step) {
          case LOOKUP -> Capability.LOOKUP;
          case FANOUT -> Capability.FANOUT;
          case TIME_SERIES -> Capability.TIME_SERIES;
          case UPDATE -> Capability.UPDATE;
          case TRANSACTION -> Capability.TRANSACTIONS;
        };
    if (needs == Capability.TRANSACTIONS) {
      // Which of the two depends on the steps; the plan tells in the end.
      return lacking(Set.of(needs, Capability.BATCH_TRANSACTIONS))
          .map(who -> who + " " + Capability.BATCH_TRANSACTIONS.lacking());
    }
    return lacking(needs).map(who -> who + " " + needs.lacking());
  }

  private Optional<String> lacking(Capability capability) {
    return lacking(Set.of(capability));
  }

  /** Those that have none of these. */
  private Optional<String> lacking(Set<Capability> either) {
    List<String> names =
        platforms.stream()
            .filter(p -> type(p).filter(t -> either.stream().noneMatch(t::can)).isPresent())
            .map(PlatformProfile::name)
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(names.stream().collect(Collectors.joining(", ")));
  }

  private Optional<PlatformDescriptor> type(PlatformProfile profile) {
    return types.stream().filter(t -> t.type().equals(profile.type())).findFirst();
  }
}
