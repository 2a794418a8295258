package dev.bakeoff.dataset.generate;

/** What the tables of the customer dataset know of a customer without looking into each other. */
final class Customers {
  static final String PROFILES = "customer_profiles";
  static final String EVENTS = "customer_events";

  private static final int COUNTRY_ASPECT = 0;

  /** Shares of {@link Vocabulary#COUNTRIES}, in 1024ths. */
  static final Weighted COUNTRY = new Weighted(328, 123, 133, 92, 82, 82, 51, 51, 51, 31);

  private Customers() {}

  static long stream(long seed) {
    return Hashes.table(seed, PROFILES);
  }

  static Vocabulary.Country country(long customerRow) {
    return Vocabulary.COUNTRIES.get(COUNTRY.draw(Hashes.value(customerRow, COUNTRY_ASPECT)));
  }
}
