/**
 * The SPI that every data system under test is reached through, with its profiles and secrets. An
 * adapter is one package below this one, registered in {@code Wiring}; see docs/add-a-platform.md.
 */
package dev.bakeoff.platform;
