package dev.bakeoff.dataset.generate;

import java.util.List;

/**
 * The table {@code customer_events}: what customers did, in the order of time, keys 1 to n. Which
 * customer an event belongs to follows a power law.
 */
public final class CustomerEvents implements TableGenerator {
  private static final long serialVersionUID = 1L;

  /** 2024-01-01T00:00:00Z. */
  private static final long START = 1_704_067_200_000_000L;

  /** The years 2024 and 2025. */
  private static final long SPAN_MICROS = 731L * 86_400_000_000L;

  private static final List<Text> TYPES =
      Text.all(
          "page_view",
          "search",
          "add_to_cart",
          "purchase",
          "login",
          "email_open",
          "support_ticket",
          "refund");
  private static final Weighted TYPE = new Weighted(430, 174, 123, 102, 102, 62, 21, 10);
  private static final int PAGE_VIEW = 0;
  private static final int SEARCH = 1;
  private static final int ADD_TO_CART = 2;
  private static final int PURCHASE = 3;
  private static final int EMAIL_OPEN = 5;
  private static final int REFUND = 7;

  private static final List<Text> CHANNELS =
      Text.all("web", "mobile_app", "store", "call_center", "email");
  private static final Weighted CHANNEL = new Weighted(461, 440, 82, 41, 0);
  private static final int WEB = 0;
  private static final int MOBILE_APP = 1;
  private static final int EMAIL = 4;

  private static final int PRODUCTS = 5_000;
  private static final Text SKU = new Text("SKU-");
  private static final Text LATENCY_KEY = new Text("{\"ms\":");
  private static final Text PAGE_KEY = new Text(",\"page\":\"/");
  private static final Text REFERRER_KEY = new Text("\",\"referrer\":\"");
  private static final Text END = new Text("\"}");
  private static final Text SEARCH_PAGE = new Text("search");
  private static final List<Text> PAGES = Text.all("products", "offers", "compare", "wishlist");
  private static final List<Text> REFERRERS =
      Text.all("direct", "search", "newsletter", "social", "partner");

  private final long rows;
  private final long stream;
  private final long customerStream;
  private final long step;
  private final long rest;
  private final PowerLaw customers;
  private final PowerLaw products = new PowerLaw(PRODUCTS);

  /**
   * @param seed of every value
   * @param profiles how many customers there are
   * @param rows how many events
   * @param power of the law that customers are drawn by; see {@link PowerLaw}
   */
  public CustomerEvents(long seed, long profiles, long rows, int power) {
    this.rows = rows;
    this.stream = Hashes.table(seed, Customers.EVENTS);
    this.customerStream = Customers.stream(seed);
    this.step = SPAN_MICROS / Math.max(1, rows);
    this.rest = SPAN_MICROS % Math.max(1, rows);
    this.customers = new PowerLaw(profiles, power);
  }

  @Override
  public String table() {
    return Customers.EVENTS;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public void generate(long from, long to, RowSink sink) {
    Utf8 text = new Utf8();
    for (long i = from; i < to; i++) {
      row(i, text, sink);
      sink.endRow();
    }
  }

  private void row(long i, Utf8 text, RowSink sink) {
    long row = Hashes.row(stream, i);
    long customer = customers.key(customers.rank(Hashes.value(row, 0)));
    int type = TYPE.draw(Hashes.value(row, 1));
    int channel = type == EMAIL_OPEN ? EMAIL : CHANNEL.draw(Hashes.value(row, 2));
    long details = Hashes.value(row, 3);
    boolean ofProduct =
        type == PAGE_VIEW || type == ADD_TO_CART || type == PURCHASE || type == REFUND;
    boolean ofMoney = type == PURCHASE || type == REFUND;
    int quantity = quantity(details);

    sink.putLong(0, i + 1);
    sink.putLong(1, customer);
    text.clear().add(TYPES.get(type)).putTo(sink, 2);
    text.clear().add(CHANNELS.get(channel)).putTo(sink, 3);
    long time = time(i, row);
    sink.putLong(4, time);

    long product = ofProduct ? products.rank(Hashes.value(row, 4)) : 0;
    if (ofMoney) {
      long cents = quantity * price(product);
      sink.putLong(5, type == REFUND ? -cents : cents);
      Vocabulary.Country country = Customers.country(Hashes.row(customerStream, customer - 1));
      text.clear().add(country.currency()).putTo(sink, 6);
    } else {
      sink.putNull(5);
      sink.putNull(6);
    }
    if (ofProduct) {
      text.clear().add(SKU).padded(product, 6).putTo(sink, 7);
    } else {
      sink.putNull(7);
    }
    if (ofMoney || type == ADD_TO_CART) {
      sink.putLong(8, quantity);
    } else {
      sink.putNull(8);
    }
    // One session per customer and hour.
    long session = Hashes.mix(Hashes.row(customerStream, customer) + time / 3_600_000_000L);
    text.clear().hex(session, 12).putTo(sink, 9);
    boolean mobile = channel == MOBILE_APP || (channel == WEB && (details & 3) == 0);
    sink.putLong(10, mobile ? 1 : 0);
    boolean onPage = type <= SEARCH && (channel == WEB || channel == MOBILE_APP);
    if (onPage) {
      payload(type, Hashes.value(row, 5), text);
      text.putTo(sink, 11);
    } else {
      sink.putNull(11);
    }
  }

  /** Events spread evenly over the span, each at a random point of its own share of it. */
  private long time(long i, long row) {
    long share = rows <= Integer.MAX_VALUE ? rest * i / rows : 0;
    long jitter = step <= 1 ? 0 : (long) (Hashes.unit(Hashes.value(row, 6)) * step);
    return START + i * step + share + jitter;
  }

  /** A product's price in cents, 1.99 to 400.00, the same in every event. */
  private static long price(long product) {
    double unit = Hashes.unit(Hashes.mix(product * 0x9e3779b97f4a7c15L));
    return 199 + (long) (unit * unit * 39_801);
  }

  /** 1 to 5, mostly 1. */
  private static int quantity(long hash) {
    int drawn = Hashes.below(hash, 100);
    return 1 + drawn * drawn / 2_000;
  }

  /** What the page reported of itself, in canonical JSON. */
  private static void payload(int type, long hash, Utf8 text) {
    text.clear().add(LATENCY_KEY).add(20 + Hashes.below(hash, 980)).add(PAGE_KEY);
    text.add(type == SEARCH ? SEARCH_PAGE : PAGES.get((int) hash & 3)).add(REFERRER_KEY);
    text.add(REFERRERS.get(Hashes.alsoBelow(hash, REFERRERS.size()))).add(END);
  }
}
