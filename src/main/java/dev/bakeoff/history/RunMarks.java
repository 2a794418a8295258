package dev.bakeoff.history;

import java.util.List;

/**
 * What people say of a run; none of it is measured. Immutable.
 *
 * @param customer or POC that it was made for; empty where it is for none
 * @param tags sorted, each once
 * @param note in free words; may be empty
 * @param baseline whether other runs are held against it
 * @param archived whether lists leave it out until they are asked for it
 */
public record RunMarks(
    String customer, List<String> tags, String note, boolean baseline, boolean archived) {
  /** Of a run that nobody has said anything of. */
  public static final RunMarks NONE = new RunMarks("", List.of(), "", false, false);

  public RunMarks {
    tags = tags.stream().map(String::strip).filter(t -> !t.isEmpty()).distinct().sorted().toList();
  }

  public RunMarks withCustomer(String name) {
    return new RunMarks(name.strip(), tags, note, baseline, archived);
  }

  public RunMarks withTags(List<String> names) {
    return new RunMarks(customer, names, note, baseline, archived);
  }

  public RunMarks withNote(String text) {
    return new RunMarks(customer, tags, text, baseline, archived);
  }

  public RunMarks withBaseline(boolean pinned) {
    return new RunMarks(customer, tags, note, pinned, archived);
  }

  public RunMarks withArchived(boolean away) {
    return new RunMarks(customer, tags, note, baseline, away);
  }
}
