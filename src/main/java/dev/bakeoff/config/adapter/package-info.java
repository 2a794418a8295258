/** Platforms of third parties, from the folder {@code adapters} of a home. */
package dev.bakeoff.config.adapter;
