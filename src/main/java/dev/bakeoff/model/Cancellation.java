package dev.bakeoff.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request to stop, shared between the one who asks and the work that listens. Thread-safe. */
public final class Cancellation {
  private final AtomicBoolean requested = new AtomicBoolean();
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();

  /** Asks the work to stop. Runs the registered actions once, on the caller's thread. */
  public void cancel() {
    if (requested.compareAndSet(false, true)) {
      actions.forEach(Runnable::run);
    }
  }

  public boolean isRequested() {
    return requested.get();
  }

  /** Registers an action for the moment of cancelling; runs it at once where that has passed. */
  public void onCancel(Runnable action) {
    actions.add(action);
    if (requested.get()) {
      action.run();
    }
  }

  /** Throws a {@link Problem.Kind#CANCELLED} problem once a stop was asked for. */
  public void throwIfRequested() {
    if (requested.get()) {
      throw Problem.of(Problem.Kind.CANCELLED, "Cancelled.", "").asException();
    }
  }
}
