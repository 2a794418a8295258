package dev.bakeoff.config;

import dev.bakeoff.metrics.cost.Price;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The prices of {@code prices.yaml}, over the list prices that Bakeoff brings. Reads the file at
 * each call.
 */
public final class PricesFile {
  private static final Set<String> KEYS = Set.of("usd", "per", "date", "region", "source");

  /** What stands in the file where a list price is not to be used. */
  private static final String NONE = "none";

  private final Path file;
  private final PriceBook listPrices;

  public PricesFile(Path home) {
    this.file = home.resolve("prices.yaml");
    this.listPrices = read(YamlFile.parse("prices.yaml of Bakeoff", resource())).prices();
  }

  /** Where the user's own prices are kept; may not exist. */
  public Path file() {
    return file;
  }

  /** All prices that hold. */
  public synchronized PriceBook book() {
    Own own = own();
    PriceBook book = own.prices().over(listPrices);
    for (List<String> id : own.removed()) {
      book = book.without(id.get(0), id.get(1));
    }
    return book;
  }

  /** Whether a price is one that Bakeoff brings. */
  public boolean isListPrice(Price price) {
    return listPrices.prices().contains(price);
  }

  /** Adds a price or puts it in the place of another. */
  public synchronized void set(Price price) {
    Own own = own();
    List<Price> prices =
        new ArrayList<>(own.prices().without(price.scope(), price.item()).prices());
    prices.add(price);
    List<List<String>> removed = new ArrayList<>(own.removed());
    removed.remove(List.of(price.scope(), price.item()));
    write(new Own(new PriceBook(prices), removed));
  }

  /** Takes a price away, a list price too. */
  public synchronized void remove(String scope, String item) {
    if (book().find(List.of(scope), item).isEmpty()) {
      throw Problem.request(
              "There is no price of '" + item + "' for '" + scope + "'.",
              "'bakeoff price list' shows all.")
          .asException();
    }
    Own own = own();
    List<List<String>> removed = new ArrayList<>(own.removed());
    if (listPrices.find(List.of(scope), item).isPresent()) {
      removed.add(List.of(scope, item));
    }
    write(new Own(own.prices().without(scope, item), removed));
  }

  private record Own(PriceBook prices, List<List<String>> removed) {}

  private Own own() {
    return Files.exists(file) ? read(YamlFile.read(file)) : new Own(PriceBook.EMPTY, List.of());
  }

  private static Own read(YamlValue root) {
    List<Price> prices = new ArrayList<>();
    List<List<String>> removed = new ArrayList<>();
    YamlValue.get(root.map(Set.of("prices")), "prices")
        .ifPresent(
            all ->
                all.map()
                    .forEach(
                        (scope, items) ->
                            items
                                .map()
                                .forEach(
                                    (item, value) -> {
                                      if (value.isScalar() && value.text().equals(NONE)) {
                                        removed.add(List.of(scope, item));
                                      } else {
                                        prices.add(price(scope, item, value));
                                      }
                                    })));
    return new Own(new PriceBook(prices), removed);
  }

  private static Price price(String scope, String item, YamlValue value) {
    Map<String, YamlValue> entries = value.map(KEYS);
    for (String key : List.of("usd", "per")) {
      if (!entries.containsKey(key)) {
        throw value.wrong("The price of '" + item + "' lacks '" + key + "'.", "");
      }
    }
    YamlValue usd = entries.get("usd");
    return usd.inPlace(
        () ->
            checked(
                new Price(
                    scope,
                    item,
                    amount(usd.text()),
                    Price.Per.of(entries.get("per").choice(Set.copyOf(Price.Per.ids())))
                        .orElseThrow(),
                    text(entries, "date", "no date"),
                    text(entries, "region", "any"),
                    text(entries, "source", "your own figure"))));
  }

  private static String text(Map<String, YamlValue> entries, String key, String otherwise) {
    return YamlValue.get(entries, key).map(YamlValue::text).orElse(otherwise);
  }

  /** An amount in US dollars; 0 is a price too, where something really is free. */
  public static double amount(String text) {
    if (!text.strip().matches("[0-9]{1,9}(\\.[0-9]{1,12})?")) {
      throw Problem.request(
              "'" + text + "' is no price in US dollars.", "Write a number such as 0.29.")
          .asException();
    }
    return Double.parseDouble(text.strip());
  }

  /** The price itself where its date is one. */
  public static Price checked(Price price) {
    if (!price.date().equals("no date")) {
      try {
        var _ = LocalDate.parse(price.date());
      } catch (DateTimeParseException e) {
        throw Problem.request("'" + price.date() + "' is no date.", "Write it as 2026-11-21.")
            .asException(e);
      }
    }
    return price;
  }

  private void write(Own own) {
    Map<String, Map<String, Object>> scopes = new TreeMap<>();
    for (Price price : own.prices().prices()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("usd", price.usd());
      entry.put("per", price.per().id());
      if (!price.date().equals("no date")) {
        entry.put("date", price.date());
      }
      entry.put("region", price.region());
      entry.put("source", price.source());
      scopes.computeIfAbsent(price.scope(), s -> new TreeMap<>()).put(price.item(), entry);
    }
    own.removed()
        .forEach(
            id -> scopes.computeIfAbsent(id.get(0), s -> new TreeMap<>()).put(id.get(1), NONE));
    try {
      Files.createDirectories(file.getParent());
      Path beside = file.resolveSibling("prices.yaml.new");
      Files.writeString(beside, YamlText.of(Map.of("prices", scopes)));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The prices could not be saved in " + file + ": " + e.getMessage(),
              "Check that the folder may be written and that the disk has room.")
          .asException(e);
    }
  }

  private static String resource() {
    try (InputStream in = PricesFile.class.getResourceAsStream("prices.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
