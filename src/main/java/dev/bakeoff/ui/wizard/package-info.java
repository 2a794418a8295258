/**
 * Wizards: {@link dev.bakeoff.ui.wizard.Wizard} leads through any pages, and the bake-off wizard
 * leads from a dataset to a run.
 */
package dev.bakeoff.ui.wizard;
