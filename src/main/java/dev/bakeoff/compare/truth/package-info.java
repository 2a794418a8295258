/** Whether a leg's figures can be believed, each doubt in one sentence. */
package dev.bakeoff.compare.truth;
