/** Versions from versions: the wizard that makes one, and what sets two apart. */
package dev.bakeoff.ui.dataset.version;
