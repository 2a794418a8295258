/**
 * One leg in full: heat map, percentiles, timing split, resources, truth checks. The monitor shows
 * it of the leg under way, the history of any leg; both from a {@link
 * dev.bakeoff.history.LegRecord}.
 */
package dev.bakeoff.ui.insight;
