/** One workload on one platform over the runs of the past: what changed, and what may be said. */
package dev.bakeoff.compare.trend;
