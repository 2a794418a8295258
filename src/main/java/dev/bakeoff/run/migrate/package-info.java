/**
 * Moving tables from one platform to another, in steps that are kept: plan, copy, verify, cutover.
 */
package dev.bakeoff.run.migrate;
