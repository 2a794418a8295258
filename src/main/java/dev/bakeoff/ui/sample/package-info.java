/** Bake-offs to begin with, which the program brings along. */
package dev.bakeoff.ui.sample;
