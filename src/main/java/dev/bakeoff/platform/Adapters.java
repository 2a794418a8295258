package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.List;

/** The adapters there are, by type. Immutable. */
public final class Adapters {
  private final List<PlatformAdapter> all;

  public Adapters(List<PlatformAdapter> all) {
    this.all = List.copyOf(all);
  }

  public List<PlatformAdapter> all() {
    return all;
  }

  public List<PlatformDescriptor> descriptors() {
    return all.stream().map(PlatformAdapter::descriptor).toList();
  }

  /** The adapter of a type; a request problem that names the known types where there is none. */
  public PlatformAdapter get(String type) {
    return all.stream()
        .filter(a -> a.descriptor().type().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "'" + type + "' is not a platform type of this Bakeoff.",
                        Suggestions.hint(
                            type, descriptors().stream().map(PlatformDescriptor::type).toList()))
                    .asException());
  }
}
