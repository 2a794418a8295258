/** The window's words, by key, in the user's language. */
package dev.bakeoff.ui.text;
