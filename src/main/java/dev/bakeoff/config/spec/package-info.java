/** Dataset specs as YAML: what docs/specs.md describes, turned into planned tables. */
package dev.bakeoff.config.spec;
