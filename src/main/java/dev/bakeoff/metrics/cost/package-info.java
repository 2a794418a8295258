/** What requests cost: prices with their source, and what they make of a leg's consumption. */
package dev.bakeoff.metrics.cost;
