/** YAML to records and back, with file and line in every complaint. */
package dev.bakeoff.config;
