/** The wizard that loads a dataset into a platform, and what came of it. */
package dev.bakeoff.ui.platform.load;
