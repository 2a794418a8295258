/**
 * The window. Each screen has a package: its view makes nodes, its model holds properties and logic
 * and knows no nodes. Nothing here blocks the FX thread; see {@link dev.bakeoff.ui.task}.
 */
package dev.bakeoff.ui;
