package dev.bakeoff.run.worker;

/** Finds the command that starts the worker of a platform type. Thread-safe. */
@FunctionalInterface
public interface WorkerCommands {
  WorkerCommand forType(String platformType);
}
