/** The sweep wizard: one workload over every combination of some settings. */
package dev.bakeoff.ui.sweep;
