package dev.bakeoff.report.document;

import java.util.List;

/**
 * A part of a report under one heading.
 *
 * @param heading what it is about
 * @param blocks in order
 * @param notes what a speaker may want to add
 */
public record Section(String heading, List<Block> blocks, List<String> notes) {
  public Section {
    blocks = List.copyOf(blocks);
    notes = List.copyOf(notes);
  }

  /** Without notes. */
  public Section(String heading, List<Block> blocks) {
    this(heading, blocks, List.of());
  }
}
