/**
 * Background work: everything that may take longer than a frame goes through here, with progress,
 * time left, a way to stop it, and its problem in words for people.
 */
package dev.bakeoff.ui.task;
