package dev.bakeoff.dataset.generate;

import java.util.List;

/** The table {@code customer_profiles}: one row per customer, keys 1 to n. */
public final class CustomerProfiles implements TableGenerator {
  private static final long serialVersionUID = 1L;

  /** 2019-01-01T00:00:00Z. */
  private static final long FIRST_SIGNUP = 1_546_300_800_000_000L;

  /** Signups end with 2023, before the first event. */
  private static final long SIGNUP_SPAN_MILLIS = 1826L * 86_400_000L;

  private static final List<Text> SEGMENTS = Text.all("consumer", "premium", "business", "vip");
  private static final Weighted SEGMENT = new Weighted(666, 205, 122, 31);
  private static final List<Text> STAGES =
      Text.all("active", "new", "at_risk", "dormant", "churned", "prospect");
  private static final Weighted STAGE = new Weighted(512, 123, 133, 102, 92, 62);
  private static final int ACTIVE_STAGES = 3;
  private static final List<Text> MAIL_DOMAINS =
      Text.all("example.com", "example.org", "example.net");

  /** Mean lifetime value in whole units, by segment. */
  private static final int[] SPEND = {400, 2_000, 12_000, 40_000};

  private static final List<Text> CHANNELS =
      Text.all(
          "[\"email\"]", "[\"email\",\"sms\"]", "[\"push\"]", "[]", "[\"email\",\"push\",\"sms\"]");
  private static final Text CHANNELS_KEY = new Text("{\"channels\":");
  private static final Text LANGUAGE_KEY = new Text(",\"language\":\"");
  private static final Text NEWSLETTER_KEY = new Text("\",\"newsletter\":");
  private static final Text THEME_KEY = new Text(",\"theme\":\"");
  private static final List<Text> THEMES = Text.all("light\"}", "dark\"}", "system\"}");
  private static final Text TRUE = new Text("true");
  private static final Text FALSE = new Text("false");

  private final long rows;
  private final long stream;

  /**
   * @param seed of every value
   * @param rows how many customers
   */
  public CustomerProfiles(long seed, long rows) {
    this.rows = rows;
    this.stream = Customers.stream(seed);
  }

  @Override
  public String table() {
    return Customers.PROFILES;
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
    long customer = i + 1;
    sink.putLong(0, customer);
    uuid(Hashes.value(row, 1), Hashes.value(row, 2), text.clear()).putTo(sink, 1);

    Vocabulary.Country country = Customers.country(row);
    long names = Hashes.value(row, 3);
    Vocabulary.Name first =
        country.firstNames().get(Hashes.below(names, country.firstNames().size()));
    Vocabulary.Name last =
        country.lastNames().get(Hashes.alsoBelow(names, country.lastNames().size()));
    text.clear().add(first.text()).putTo(sink, 2);
    text.clear().add(last.text()).putTo(sink, 3);

    long contact = Hashes.value(row, 4);
    if (Hashes.below(contact, 100) < 4) {
      sink.putNull(4);
    } else {
      text.clear().add(first.ascii()).add('.').add(last.ascii()).add('.').add(customer).add('@');
      text.add(MAIL_DOMAINS.get(Hashes.alsoBelow(contact, 3))).putTo(sink, 4);
    }
    long phone = Hashes.value(row, 5);
    if (Hashes.below(phone, 100) < 12) {
      sink.putNull(5);
    } else {
      text.clear().add(country.callingCode()).add(' ');
      text.padded(phone & 0x7fffffffL, 9).putTo(sink, 5);
    }
    text.clear().add(country.code()).putTo(sink, 6);
    List<Text> cities = country.cities();
    text.clear().add(cities.get(Hashes.below(Hashes.value(row, 6), cities.size()))).putTo(sink, 7);

    standing(row, country, text, sink);
  }

  private static void standing(long row, Vocabulary.Country country, Utf8 text, RowSink sink) {
    long drawn = Hashes.value(row, 7);
    int segment = SEGMENT.draw(drawn);
    int stage = STAGE.draw(Hashes.value(row, 8));
    text.clear().add(SEGMENTS.get(segment)).putTo(sink, 8);
    text.clear().add(STAGES.get(stage)).putTo(sink, 9);

    long birth = Hashes.value(row, 9);
    if (Hashes.below(birth, 100) < 8) {
      sink.putNull(10);
    } else {
      // The sum of two draws: most customers are in the middle of the range.
      sink.putLong(
          10, 1940L + Hashes.alsoBelow(birth, 34) + Hashes.alsoBelow(Hashes.mix(birth), 33));
    }
    long signup = Hashes.value(row, 10);
    sink.putLong(11, FIRST_SIGNUP + 1000L * (long) (Hashes.unit(signup) * SIGNUP_SPAN_MILLIS));

    // Few spend much: the cube of an even draw has a long tail, with a mean of a quarter.
    double spend = Hashes.unit(Hashes.value(row, 11));
    sink.putLong(12, (long) (spend * spend * spend * 4 * SPEND[segment] * 100));

    long credit = Hashes.value(row, 12);
    if (Hashes.below(credit, 100) < 15) {
      sink.putNull(13);
    } else {
      sink.putLong(
          13, 300L + Hashes.alsoBelow(credit, 276) + Hashes.alsoBelow(Hashes.mix(credit), 276));
    }
    sink.putLong(14, stage < ACTIVE_STAGES ? 1 : 0);
    long consent = Hashes.value(row, 13);
    int optIn = Hashes.below(consent, 100);
    if (optIn < 10) {
      sink.putNull(15);
    } else {
      sink.putLong(15, optIn < 60 ? 1 : 0);
    }
    // Four digits, and the later the stage the higher.
    sink.putDouble(16, (stage * 1500L + Hashes.below(Hashes.value(row, 14), 2500)) / 10_000.0);

    long preferences = Hashes.value(row, 15);
    text.clear().add(CHANNELS_KEY).add(CHANNELS.get(Hashes.below(preferences, CHANNELS.size())));
    text.add(LANGUAGE_KEY).add(country.language()).add(NEWSLETTER_KEY);
    text.add(optIn < 60 ? TRUE : FALSE).add(THEME_KEY);
    text.add(THEMES.get(Hashes.alsoBelow(preferences, THEMES.size()))).putTo(sink, 17);
  }

  /** A random UUID, version 4 of RFC 9562. */
  private static Utf8 uuid(long high, long low, Utf8 text) {
    long version = (high & 0xffffffffffff0fffL) | 0x4000L;
    long variant = (low & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return text.hex(version >>> 32, 8)
        .add('-')
        .hex(version >>> 16, 4)
        .add('-')
        .hex(version, 4)
        .add('-')
        .hex(variant >>> 48, 4)
        .add('-')
        .hex(variant, 12);
  }
}
