/** What the user chose for the window, kept in {@code settings.json} of the home folder. */
package dev.bakeoff.ui.settings;
