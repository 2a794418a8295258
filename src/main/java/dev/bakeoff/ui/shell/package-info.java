/** The frame around the screens: navigation, status bar, notices, dialogs, keyboard. */
package dev.bakeoff.ui.shell;
