/** The platforms: what can be reached, testing it, and the profiles that say how. */
package dev.bakeoff.ui.platform;
