/** Components that every screen is made of, and how numbers and units are written. */
package dev.bakeoff.ui.kit;
