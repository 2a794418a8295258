package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.TimedNote;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people say of a run, as commands print it. */
final class MarksText {
  private MarksText() {}

  /** Adds the keys that every document of a run ends with. */
  static void add(ObjectNode run, RunMarks marks, List<TimedNote> notes) {
    run.put("customer", marks.customer());
    ArrayNode tags = run.putArray("tags");
    marks.tags().forEach(tags::add);
    run.put("note", marks.note());
    run.put("baseline", marks.baseline());
    run.put("archived", marks.archived());
    ArrayNode array = run.putArray("notes");
    notes.forEach(
        note -> array.addObject().put("at", note.at().toString()).put("text", note.text()));
  }

  /** Tags, and in brackets what Bakeoff itself makes something of. */
  static String labels(RunMarks marks) {
    return Stream.of(
            marks.tags().stream(),
            Stream.of("[baseline]").filter(_ -> marks.baseline()),
            Stream.of("[archived]").filter(_ -> marks.archived()))
        .flatMap(s -> s)
        .collect(Collectors.joining(" "));
  }

  /** Lines under a run's heading; none where nothing was said. */
  static List<String> lines(RunMarks marks, List<TimedNote> notes) {
    return Stream.of(
            line("customer ", marks.customer()),
            line("labels ", labels(marks)),
            line("note ", marks.note()),
            notes.stream().map(note -> "at " + note.at() + "  " + note.text()))
        .flatMap(s -> s)
        .toList();
  }

  private static Stream<String> line(String label, String text) {
    return text.isEmpty() ? Stream.empty() : Stream.of(label + text);
  }
}
