/** Lines over dataset sizes, how far they can be trusted, and what was expected. */
package dev.bakeoff.compare.projection;
