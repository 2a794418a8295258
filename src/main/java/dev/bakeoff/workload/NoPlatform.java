package dev.bakeoff.workload;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import java.util.Map;
import java.util.OptionalLong;

/** A platform that answers at once with one row: what is measured of it is the driver's own. */
final class NoPlatform implements PlatformSession {
  @Override
  public PlatformClient connectClient() {
    return new PlatformClient() {
      @Override
      public Operation prepare(Access access) {
        return _ -> 1;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public PlatformInfo describe() {
    return new PlatformInfo("nothing", "", "", Map.of(), OptionalLong.empty(), 0);
  }

  @Override
  public boolean holds(Manifest manifest) {
    return false;
  }

  @Override
  public void load(
      Manifest manifest, DatasetSource source, Progress progress, Cancellation cancellation) {
    throw new IllegalStateException("nothing can be loaded into nothing");
  }

  @Override
  public RowCursor scan(TableEntry table) {
    throw new IllegalStateException("nothing holds no rows");
  }

  @Override
  public void unload() {}

  @Override
  public void close() {}
}
