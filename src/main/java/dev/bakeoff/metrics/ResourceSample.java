package dev.bakeoff.metrics;

import java.util.OptionalDouble;

/**
 * What processes used at one moment of a leg.
 *
 * @param workerCpuPercent of one core since the sample before: 100 is one core busy
 * @param workerRssMb resident memory of the worker and its children, in 10^6 bytes
 * @param serverCpuPercent the same of the server's processes, where they are on this machine
 * @param serverRssMb resident memory of the server's processes; memory that they share is counted
 *     once where the system tells
 */
public record ResourceSample(
    double workerCpuPercent,
    double workerRssMb,
    OptionalDouble serverCpuPercent,
    OptionalDouble serverRssMb) {}
