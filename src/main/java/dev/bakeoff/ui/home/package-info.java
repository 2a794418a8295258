/** The first screen: the quickstart, what runs now, and what came out last. */
package dev.bakeoff.ui.home;
