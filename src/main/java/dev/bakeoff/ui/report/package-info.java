/** Reports: those that were written lately, and the wizard that writes one, with its preview. */
package dev.bakeoff.ui.report;
