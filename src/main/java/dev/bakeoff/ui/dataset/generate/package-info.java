/**
 * The wizard that has a dataset generated: what, how much, under which name; with a live preview.
 */
package dev.bakeoff.ui.dataset.generate;
