package dev.bakeoff.run;

import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.Connections;
import dev.bakeoff.platform.FileCache;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.worker.ServerPool;
import dev.bakeoff.run.worker.WorkerMessage.Ready;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives workers their connections; starts the private server of a built-in platform when it is
 * first needed.
 */
final class TargetAccess {
  private final Adapters adapters;
  private final Connections connections;
  private final ServerPool servers;

  TargetAccess(Adapters adapters, Connections connections, ServerPool servers) {
    this.adapters = adapters;
    this.connections = connections;
    this.servers = servers;
  }

  /**
   * Makes the caches of a platform cold before a leg, as far as that is the runner's to do: stops a
   * private server, so that it starts anew for the leg, and takes its files out of the file cache.
   *
   * @return whether it was done; empty where the worker does it, since the platform runs there
   */
  Optional<Boolean> makeCold(PlatformProfile profile) {
    PlatformDescriptor descriptor = adapters.descriptor(profile.type());
    if (descriptor.can(Capability.EMBEDDED)) {
      return Optional.empty();
    }
    if (!profile.builtIn() || !descriptor.can(Capability.BUILT_IN_SERVER)) {
      return Optional.of(false);
    }
    servers.stop(profile.type());
    return Optional.of(FileCache.drop(List.of(connections.serverDirectory(profile.type()))));
  }

  Connection connect(PlatformProfile profile, String namespace, boolean readOnly)
      throws InterruptedException {
    PlatformDescriptor descriptor = adapters.descriptor(profile.type());
    Connection connection = connections.open(profile, descriptor, namespace, readOnly);
    if (!profile.builtIn() || !descriptor.can(Capability.BUILT_IN_SERVER)) {
      return connection;
    }
    Ready server = servers.ensure(profile.type(), connections.serverDirectory(profile.type()));
    Map<String, String> settings = new HashMap<>(connection.settings());
    settings.putAll(server.settings());
    settings.put("server_pid", Long.toString(server.pid()));
    return new Connection(
        connection.platform(),
        connection.type(),
        connection.namespace(),
        readOnly,
        settings,
        server.secrets(),
        connection.configuration());
  }
}
