package dev.bakeoff.history;

import dev.bakeoff.run.RunEvent.RunStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which runs a list shows; an empty part asks for nothing. Immutable.
 *
 * @param text words that all occur somewhere in a run's line or in what is said of it
 * @param status how it stands
 * @param platform part of a platform's name, whatever the case
 * @param workload a workload's name, whatever the case
 * @param customer its customer's name, whatever the case
 * @param tag one of its tags, whatever the case
 * @param period when it started
 * @param archived whether archived runs are shown as well
 */
public record RunFilter(
    String text,
    Optional<RunStatus> status,
    String platform,
    String workload,
    String customer,
    String tag,
    Period period,
    boolean archived) {
  /** All but archived runs. */
  public static final RunFilter NONE =
      new RunFilter("", Optional.empty(), "", "", "", "", Period.ALWAYS, false);

  /** From the first instant on, and before the second. */
  public record Period(Optional<Instant> from, Optional<Instant> until) {
    public static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

    boolean holds(Instant at) {
      return from.filter(at::isBefore).isEmpty() && until.filter(u -> !at.isBefore(u)).isEmpty();
    }
  }

  /** Whether a run is shown. */
  public boolean matches(RunSummary run, RunMarks marks) {
    return (archived || !marks.archived())
        && status.filter(s -> s != run.status()).isEmpty()
        && (platform.isEmpty() || run.platforms().stream().anyMatch(p -> contains(p, platform)))
        && (workload.isEmpty() || run.workloads().stream().anyMatch(workload::equalsIgnoreCase))
        && (customer.isEmpty() || marks.customer().equalsIgnoreCase(customer))
        && (tag.isEmpty() || marks.tags().stream().anyMatch(tag::equalsIgnoreCase))
        && period.holds(run.created())
        && (text.isBlank() || hasWords(words(run, marks)));
  }

  /** Everything of a run's line in lower case, for whoever filters again and again. */
  public static String words(RunSummary run, RunMarks marks) {
    return String.join(
            " ",
            run.name(),
            run.id(),
            run.dataset(),
            String.join(" ", run.platforms()),
            String.join(" ", run.workloads()),
            run.status().id(),
            marks.customer(),
            String.join(" ", marks.tags()),
            marks.note())
        .toLowerCase(Locale.ROOT);
  }

  private boolean hasWords(String all) {
    List<String> wanted = Arrays.asList(text.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    return wanted.stream().allMatch(all::contains);
  }

  private static boolean contains(String whole, String part) {
    return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
