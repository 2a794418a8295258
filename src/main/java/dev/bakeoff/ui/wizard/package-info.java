/** The bake-off wizard, which leads from a dataset to a run. */
package dev.bakeoff.ui.wizard;
