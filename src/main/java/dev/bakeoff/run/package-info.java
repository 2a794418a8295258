/** Runs: the plan, the runner with its worker processes, and the events that tell what happens. */
package dev.bakeoff.run;
