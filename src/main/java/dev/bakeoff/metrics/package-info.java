/**
 * Latency histograms, resource samples and the description of the machine. The only user of
 * HdrHistogram and OSHI.
 */
package dev.bakeoff.metrics;
