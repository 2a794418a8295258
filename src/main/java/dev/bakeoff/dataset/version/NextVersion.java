package dev.bakeoff.dataset.version;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names for versions that are made from versions. */
public final class NextVersion {
  private static final Pattern NUMBERS = Pattern.compile("(v?)(\\d+)(?:\\.(\\d+))?");
  private static final Pattern VERSION = Pattern.compile("v?\\d[\\w.-]*");

  private NextVersion() {}

  /** How much a version differs from the one it is made from. */
  public enum Step {
    /** Other values: 1.0 becomes 1.1. */
    MINOR,
    /** Another size: 1.0 becomes 2.0. */
    MAJOR
  }

  /**
   * What the user names: {@code NAME:VERSION}, a version of the same dataset ({@code 1.1}, {@code
   * v2}), or the name of another dataset.
   */
  public static DatasetRef named(Manifest from, String output) {
    if (output.indexOf(':') >= 0) {
      return withVersion(DatasetRef.parse(output));
    }
    return VERSION.matcher(output).matches()
        ? new DatasetRef(from.name(), Optional.of(output))
        : withVersion(DatasetRef.parse(output));
  }

  /** The next version that is free. */
  public static DatasetRef after(Manifest from, Step step, DatasetCatalog catalog) {
    Matcher numbers = NUMBERS.matcher(from.version());
    String prefix = numbers.matches() ? numbers.group(1) : from.version() + "-";
    long major = numbers.matches() ? Long.parseLong(numbers.group(2)) : 1;
    long minor =
        numbers.matches() && numbers.group(3) != null ? Long.parseLong(numbers.group(3)) : 0;
    while (true) {
      major = step == Step.MAJOR ? major + 1 : major;
      minor = step == Step.MAJOR ? 0 : minor + 1;
      DatasetRef next = new DatasetRef(from.name(), Optional.of(prefix + major + "." + minor));
      if (catalog.find(next).isEmpty()) {
        return next;
      }
    }
  }

  /** The first of 1.0, 2.0 and so on that is free. */
  public static DatasetRef free(String name, DatasetCatalog catalog) {
    for (int major = 1; ; major++) {
      DatasetRef next = new DatasetRef(name, Optional.of(major + ".0"));
      if (catalog.find(next).isEmpty()) {
        return next;
      }
    }
  }

  private static DatasetRef withVersion(DatasetRef ref) {
    return ref.version().isPresent() ? ref : new DatasetRef(ref.name(), Optional.of("1.0"));
  }
}
