package dev.bakeoff.metrics.cost;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Prices, each once by scope and item. Immutable.
 *
 * @param prices by scope, then by item
 */
public record PriceBook(List<Price> prices) {
  public static final PriceBook EMPTY = new PriceBook(List.of());

  public PriceBook {
    prices =
        prices.stream()
            .sorted(Comparator.comparing(Price::scope).thenComparing(Price::item))
            .toList();
  }

  /** The price of an item in the first of these scopes that has one. */
  public Optional<Price> find(List<String> scopes, String item) {
    return scopes.stream()
        .flatMap(scope -> prices.stream().filter(p -> p.scope().equals(scope)))
        .filter(p -> p.item().equals(item))
        .findFirst();
  }

  /** Those of some scopes only. */
  public PriceBook of(Collection<String> scopes) {
    return new PriceBook(prices.stream().filter(p -> scopes.contains(p.scope())).toList());
  }

  /** These, and what the other book has beside them. */
  public PriceBook over(PriceBook other) {
    List<Price> all = new ArrayList<>(prices);
    other.prices().stream()
        .filter(p -> find(List.of(p.scope()), p.item()).isEmpty())
        .forEach(all::add);
    return new PriceBook(all);
  }

  /** Without one price. */
  public PriceBook without(String scope, String item) {
    return new PriceBook(
        prices.stream().filter(p -> !(p.scope().equals(scope) && p.item().equals(item))).toList());
  }
}
