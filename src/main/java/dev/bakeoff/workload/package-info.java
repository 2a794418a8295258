/**
 * What clients do and when: patterns, key choosers, and the load driver that runs and measures
 * them.
 */
package dev.bakeoff.workload;
