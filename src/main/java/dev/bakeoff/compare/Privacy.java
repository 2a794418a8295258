package dev.bakeoff.compare;

import java.util.regex.Pattern;

/**
 * Takes the folders out of texts that leave the machine: error messages and settings name files by
 * their whole path, which tells a reader of a report nothing but whose machine it was.
 */
public final class Privacy {
  // Two folders or more, so that neither "ops/s" nor "/" nor the path of a URL's host is meant.
  private static final Pattern UNIX =
      Pattern.compile("(?<![\\w/:.~-])/(?:[^/\\s'\",;:()]+/)+([^/\\s'\",;:()]*)");
  private static final Pattern WINDOWS =
      Pattern.compile("\\b[A-Za-z]:\\\\(?:[^\\\\\\s'\",;:()]+\\\\)+([^\\\\\\s'\",;:()]*)");

  private Privacy() {}

  /** The text with every absolute path cut to its last part: "…/file.db". */
  public static String withoutFolders(String text) {
    return WINDOWS.matcher(UNIX.matcher(text).replaceAll("…/$1")).replaceAll("…/$1");
  }
}
