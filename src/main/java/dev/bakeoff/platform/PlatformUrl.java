package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A platform as the source or target of a dataset: {@code TYPE_OR_FLAVOR://NAME[/PLACE]}, such as
 * {@code dynamodb://prod} or {@code lakebase://prod/public}. A mere {@code NAME} is one, too, where
 * a profile is called so.
 *
 * @param kind a type, a flavour of one, or what older documents call it; empty for a mere name
 * @param name the profile's
 * @param place a schema, a prefix of tables or the like; empty for all, or the profile's own
 */
public record PlatformUrl(Optional<String> kind, String name, Optional<String> place) {
  private static final Pattern URL = Pattern.compile("([a-z][a-z0-9_]*)://([^/]+)(?:/(.*))?");

  /** Kinds of URLs that are files and buckets, whatever platforms there are. */
  private static final Set<String> FILES =
      Set.of("s3", "gs", "abfss", "file", "http", "https", "jdbc");

  /** Reads a URL; empty where the text is none of a platform's, as with files and buckets. */
  public static Optional<PlatformUrl> parse(String text) {
    Matcher matcher = URL.matcher(text.strip());
    if (!matcher.matches() || FILES.contains(matcher.group(1))) {
      return Optional.empty();
    }
    return Optional.of(
        new PlatformUrl(
            Optional.of(matcher.group(1)),
            matcher.group(2),
            Optional.ofNullable(matcher.group(3)).filter(p -> !p.isEmpty())));
  }

  /**
   * Reads what must be a platform: a URL or a mere name.
   *
   * @throws ProblemException where it is neither
   */
  public static PlatformUrl require(String text) {
    return parse(text)
        .orElseGet(
            () -> {
              if (!ProfileForm.isName(text.strip())) {
                throw Problem.request(
                        "'" + text + "' is not a platform.",
                        "Write its name, or TYPE://NAME, for example dynamodb://prod.")
                    .asException();
              }
              return new PlatformUrl(Optional.empty(), text.strip(), Optional.empty());
            });
  }

  /**
   * The profile that is meant.
   *
   * @throws ProblemException where there is none of that name, or it is of another kind
   */
  public PlatformProfile find(ProfileStore profiles, Adapters adapters) {
    kind.ifPresent(given -> checkKind(given, adapters));
    return find(profiles);
  }

  /** Likewise, where it does not matter whether its kind is unknown or only another. */
  public PlatformProfile find(ProfileStore profiles) {
    List<PlatformProfile> all = profiles.all();
    PlatformProfile profile =
        all.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow(() -> unknown(all));
    kind.ifPresent(
        given -> {
          if (!fits(given, profile)) {
            throw Problem.request(
                    "'" + this + "': the platform '" + name + "' is " + words(profile) + ".",
                    "Write " + kindOf(profile) + "://" + name + ".")
                .asException();
          }
        });
    return profile;
  }

  private static void checkKind(String given, Adapters adapters) {
    List<String> types = adapters.descriptors().stream().map(PlatformDescriptor::type).toList();
    List<String> flavors =
        adapters.descriptors().stream().flatMap(d -> d.flavors().stream()).map(Flavor::id).toList();
    if (!types.contains(typeOf(given)) && !flavors.contains(given)) {
      throw Problem.request(
              "'" + given + "://' is not a kind of platform of this Bakeoff.",
              Suggestions.hint(
                  given, java.util.stream.Stream.concat(types.stream(), flavors.stream()).toList()))
          .asException();
    }
  }

  private ProblemException unknown(List<PlatformProfile> all) {
    List<String> fitting =
        all.stream()
            .filter(p -> kind.isEmpty() || fits(kind.get(), p))
            .map(PlatformProfile::name)
            .toList();
    return Problem.request(
            "There is no platform '"
                + name
                + "'"
                + kind.map(k -> " for " + k + "://").orElse("")
                + ".",
            fitting.isEmpty()
                ? "Add one: bakeoff platform add " + name + kind.map(k -> " --type " + k).orElse("")
                : Suggestions.hint(name, fitting))
        .asException();
  }

  private static boolean fits(String given, PlatformProfile profile) {
    return profile.type().equals(typeOf(given))
        || profile.flavor().map(f -> f.equals(given)).orElse(false);
  }

  private static String typeOf(String given) {
    return Adapters.typeOf(given.toLowerCase(Locale.ROOT));
  }

  private static String kindOf(PlatformProfile profile) {
    return profile.flavor().orElse(profile.type());
  }

  private static String words(PlatformProfile profile) {
    return profile.flavor().map(f -> profile.type() + " of flavor " + f).orElse(profile.type());
  }

  @Override
  public String toString() {
    return kind.map(k -> k + "://").orElse("") + name + place.map(p -> "/" + p).orElse("");
  }
}
