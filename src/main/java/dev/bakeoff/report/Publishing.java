package dev.bakeoff.report;

import dev.bakeoff.history.RunRecord;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PublishingTerms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of the licences of a report's platforms, as reminders. Immutable. */
public final class Publishing {
  private final Map<String, PlatformDescriptor> types = new LinkedHashMap<>();

  public Publishing(List<PlatformDescriptor> descriptors) {
    descriptors.forEach(descriptor -> types.put(descriptor.type(), descriptor));
  }

  /** A sentence for each platform whose licence is known to say something; in the runs' order. */
  public List<String> reminders(List<RunRecord> runs) {
    return runs.stream()
        .flatMap(run -> run.plan().targets().stream())
        .map(target -> terms(target.type(), target.flavor()).map(terms -> terms.reminder()))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private Optional<PublishingTerms> terms(String type, Optional<String> flavor) {
    return Optional.ofNullable(types.get(type)).flatMap(d -> d.publishing(flavor));
  }
}
