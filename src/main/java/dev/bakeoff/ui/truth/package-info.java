/** Truth checks as badges: whether a leg's figures are to be believed, and why not. */
package dev.bakeoff.ui.truth;
