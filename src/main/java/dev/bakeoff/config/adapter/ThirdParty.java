package dev.bakeoff.config.adapter;

import dev.bakeoff.platform.PlatformDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A platform type of somebody else's.
 *
 * @param descriptor what it says of itself
 * @param jars what its worker needs on its class path, for an adapter in Java; else empty
 * @param command how its worker is started, for one in another language; else empty
 */
public record ThirdParty(
    PlatformDescriptor descriptor, List<Path> jars, Optional<List<String>> command) {
  public ThirdParty {
    jars = List.copyOf(jars);
    command = command.map(List::copyOf);
  }
}
