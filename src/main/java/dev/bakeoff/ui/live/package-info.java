/**
 * The live monitor: what a run's events add up to, published a few times a second, and its screen.
 */
package dev.bakeoff.ui.live;
