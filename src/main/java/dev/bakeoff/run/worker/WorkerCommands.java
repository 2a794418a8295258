package dev.bakeoff.run.worker;

/** Finds the command that starts a worker for a platform type and a task. Thread-safe. */
@FunctionalInterface
public interface WorkerCommands {
  WorkerCommand find(String platformType, WorkerPlan.Task task);
}
