package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A platform of a profile as one word: {@code dynamodb://prod}, {@code lakebase://prod/features}.
 *
 * @param scheme the profile's type or flavor
 * @param name the profile's name
 * @param place where on it, in the platform's own words; empty for where the profile points
 */
public record PlatformUrl(String scheme, String name, String place) {
  private static final Pattern SHAPE =
      Pattern.compile("([a-z][a-z0-9_]*)://([A-Za-z0-9][A-Za-z0-9_.-]*)(?:/(.*))?");

  /** Schemes that name files, not platforms. */
  private static final List<String> FILES = List.of("s3", "file", "http", "https", "jdbc");

  /** Whether a text is meant as a platform's, rather than a file, a folder or a bucket. */
  public static boolean isOne(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    return matcher.matches() && !FILES.contains(matcher.group(1));
  }

  /** Reads one; a request problem for anything else. */
  public static PlatformUrl parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw Problem.request(
              "'" + text + "' does not name a platform.",
              "Write its type, '://' and the profile's name: dynamodb://prod.")
          .asException();
    }
    return new PlatformUrl(
        matcher.group(1), matcher.group(2), matcher.group(3) == null ? "" : matcher.group(3));
  }

  /**
   * The profile that a text names: a URL, or just the profile's name.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where there is no such profile, or
   *     it is of another type
   */
  public static PlatformProfile profile(String text, ProfileStore profiles) {
    return isOne(text) ? parse(text).profile(profiles) : named(text.strip(), profiles);
  }

  /** The profile; fails likewise. */
  public PlatformProfile profile(ProfileStore profiles) {
    PlatformProfile profile = named(name, profiles);
    String wanted = scheme.toLowerCase(Locale.ROOT);
    boolean fits =
        Stream.concat(Stream.of(profile.type()), profile.flavor().stream()).anyMatch(wanted::equals)
            || (wanted.equals("postgres") && profile.type().equals("postgresql"));
    if (!fits) {
      throw Problem.request(
              "'%s' is a profile of type %s, not %s."
                  .formatted(name, profile.flavor().orElse(profile.type()), scheme),
              "Write %s://%s.".formatted(profile.flavor().orElse(profile.type()), name))
          .asException();
    }
    return profile;
  }

  private static PlatformProfile named(String name, ProfileStore profiles) {
    return profiles
        .find(name)
        .orElseThrow(
            () ->
                Problem.request(
                        "There is no platform '" + name + "'.",
                        Suggestions.hint(
                            name, profiles.all().stream().map(PlatformProfile::name).toList()))
                    .asException());
  }
}
