/** The window. */
package dev.bakeoff.ui;
