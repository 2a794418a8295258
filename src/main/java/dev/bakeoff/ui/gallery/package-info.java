/** Every part that screens are built from, on one page, for review in light and dark. */
package dev.bakeoff.ui.gallery;
