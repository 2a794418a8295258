/** The wizard that makes and changes profiles: type, settings, sign-in, test, save. */
package dev.bakeoff.ui.platform.connect;
