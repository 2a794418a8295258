/** Help without a network: the project's own pages, searchable, and the keys of the window. */
package dev.bakeoff.ui.help;
