package dev.bakeoff.metrics.cost;

import dev.bakeoff.metrics.cost.Cost.Basis;
import dev.bakeoff.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a cost of what was consumed. In this order: what the user says that this platform costs by
 * the hour; what the platform metered itself; what its kind costs by the hour; what the machine
 * costs that it works on.
 */
public final class CostModel {
  private static final Pattern PART =
      Pattern.compile("(?:([0-9]+(?:\\.[0-9]+)?)\\s*[x×*]\\s*)?([^+]+)");
  private static final Pattern OWN =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*USD\\s*/\\s*h(?:our)?", Pattern.CASE_INSENSITIVE);

  /** A profile's key that says what it runs on. */
  public static final String SETTING = "price";

  private final PriceBook book;

  public CostModel(PriceBook book) {
    this.book = book;
  }

  /**
   * What is priced.
   *
   * @param name the profile's
   * @param type the adapter's
   * @param flavor of it
   * @param runsOn what the profile says that it runs on: {@code 2 x db.r6g.large + 0.10 USD/h}
   * @param onMachine whether it works on the driver's machine
   */
  public record Platform(
      String name,
      String type,
      Optional<String> flavor,
      Optional<String> runsOn,
      boolean onMachine) {
    /** Where its prices are looked for, the nearest first. */
    public List<String> scopes() {
      List<String> scopes = new ArrayList<>();
      scopes.add(name);
      flavor.ifPresent(f -> scopes.add(type + "/" + f));
      scopes.add(type);
      return scopes.stream().distinct().toList();
    }
  }

  /**
   * What was used.
   *
   * @param seconds that were measured
   * @param operations that succeeded in them
   * @param counters what the platform metered, by name
   * @param metered the requests that succeeded while it was metered
   */
  public record Use(double seconds, long operations, Map<String, Double> counters, long metered) {}

  /** The cost, or why there is none. */
  public Cost of(Platform platform, Use use) {
    List<String> scopes = platform.scopes();
    if (platform.runsOn().isPresent()) {
      return byTime(runsOn(scopes, platform.runsOn().get()), use);
    }
    // A profile may be called like its type: then its price is the type's.
    boolean named = !platform.name().equals(platform.type());
    Optional<Price> own =
        named ? book.find(List.of(platform.name()), Price.HOURLY) : Optional.empty();
    if (own.isPresent()) {
      return byTime(hourly(own.get()), use);
    }
    Optional<Cost> metered = metered(scopes, use);
    if (metered.isPresent()) {
      return metered.get();
    }
    return book.find(scopes, Price.HOURLY)
        .or(
            () ->
                platform.onMachine()
                    ? book.find(List.of(Price.MACHINE), Price.HOURLY)
                    : Optional.empty())
        .map(price -> byTime(hourly(price), use))
        .orElseGet(
            () ->
                Cost.none(
                    "no price is known for %s; 'bakeoff price set %s hourly USD' sets one"
                        .formatted(
                            platform.name(),
                            platform.onMachine() ? Price.MACHINE : platform.name())));
  }

  private record Rate(double usdPerHour, String words) {}

  private static Rate hourly(Price price) {
    return new Rate(
        price.usd(), "%s, %s, %s".formatted(price.source(), price.region(), price.date()));
  }

  private static Cost byTime(Rate rate, Use use) {
    return Double.isNaN(rate.usdPerHour())
        ? Cost.none(rate.words())
        : new Cost(
            Basis.TIME,
            rate.usdPerHour() * use.seconds() / 3600,
            use.seconds(),
            use.operations(),
            "by time: %s USD per hour (%s)"
                .formatted(Price.plain(rate.usdPerHour()), rate.words()));
  }

  /** Of each counter with a price; slots instead of bytes where slots are paid for. */
  private Optional<Cost> metered(List<String> scopes, Use use) {
    List<Price> prices = new ArrayList<>();
    new TreeMap<>(use.counters())
        .keySet()
        .forEach(
            item -> book.find(scopes, item).filter(p -> !p.per().byTime()).ifPresent(prices::add));
    if (prices.stream().anyMatch(p -> p.per() == Price.Per.SLOT_HOUR)) {
      prices.removeIf(p -> p.per() == Price.Per.TIB);
    }
    if (prices.isEmpty()) {
      return Optional.empty();
    }
    double usd =
        prices.stream()
            .mapToDouble(p -> p.usd() * use.counters().get(p.item()) / p.per().units())
            .sum();
    return Optional.of(
        new Cost(
            Basis.METERED,
            usd,
            use.seconds(),
            use.metered(),
            prices.stream()
                .map(Price::text)
                .collect(Collectors.joining("; ", "as the platform metered: ", ""))));
  }

  /** A sum of parts: so many of an item that has a price per hour, or a figure of the user's. */
  private Rate runsOn(List<String> scopes, String text) {
    double sum = 0;
    List<String> words = new ArrayList<>();
    for (String part : text.split("\\+")) {
      String stripped = part.strip();
      Matcher own = OWN.matcher(stripped);
      Matcher some = PART.matcher(stripped);
      if (own.matches()) {
        sum += Double.parseDouble(own.group(1));
        words.add("your own figure");
      } else if (some.matches()) {
        String item = some.group(2).strip();
        double count = some.group(1) == null ? 1 : Double.parseDouble(some.group(1));
        Optional<Price> price = book.find(scopes, item);
        if (price.isEmpty()) {
          return new Rate(
              Double.NaN,
              "it runs on '%s', which has no price; 'bakeoff price set %s %s USD' sets one"
                  .formatted(item, scopes.getLast(), item));
        }
        sum += count * price.get().usd();
        words.add((count == 1 ? "" : Price.plain(count) + " × ") + price.get().text());
      }
    }
    return new Rate(sum, String.join(" + ", words));
  }

  /**
   * Checks what a profile says that it runs on.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where it cannot be read
   */
  public static void check(String text) {
    for (String part : text.split("\\+", -1)) {
      String stripped = part.strip();
      if (!OWN.matcher(stripped).matches() && !PART.matcher(stripped).matches()) {
        throw Problem.request(
                "'" + text + "' does not say what a platform runs on.",
                "Write for example '2 x db.r6g.large', '4 x ACU' or '0.29 USD/h'.")
            .asException();
      }
    }
  }
}
