/**
 * The workload designer: what the clients of a bake-off do, checked as it is typed. Its models know
 * no nodes; a {@link dev.bakeoff.ui.designer.WorkloadModel} reads and makes {@link
 * dev.bakeoff.workload.Workload} without loss.
 */
package dev.bakeoff.ui.designer;
