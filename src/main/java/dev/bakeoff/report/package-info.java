/** Charts and documents made from a comparison. */
package dev.bakeoff.report;
