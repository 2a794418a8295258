/** The look: colour scheme, fonts, the palette of series, and the product's style sheet. */
package dev.bakeoff.ui.theme;
