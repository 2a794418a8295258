package dev.bakeoff.dataset;

import dev.bakeoff.dataset.DatasetSpec.Scale;
import dev.bakeoff.dataset.DatasetSpec.SpecTable;
import dev.bakeoff.dataset.generate.CustomerEvents;
import dev.bakeoff.dataset.generate.CustomerProfiles;
import dev.bakeoff.model.Problem;
import java.util.List;
import java.util.Optional;

/** The built-in spec {@code customer}: a customer-360 with its events. See docs/datasets.md. */
final class CustomerSpec {
  /** Keeps the number of customers within what the generator's power law can draw from. */
  private static final long MAX_EVENTS = 30_000_000_000L;

  private CustomerSpec() {}

  static DatasetSpec create() {
    return new DatasetSpec(
        "customer",
        "Customers (customer_profiles) and what they did (customer_events), with a few customers"
            + " far busier than the rest.",
        List.of(
            new Scale("small", List.of(10_000L, 100_000L)),
            new Scale("medium", List.of(100_000L, 1_000_000L)),
            new Scale("large", List.of(100_000L, 10_000_000L)),
            new Scale("xlarge", List.of(1_000_000L, 100_000_000L))),
        List.of(
            new SpecTable(profiles(), 60, (seed, rows) -> new CustomerProfiles(seed, rows.get(0))),
            new SpecTable(
                events(), 28, (seed, rows) -> new CustomerEvents(seed, rows.get(0), rows.get(1)))),
        CustomerSpec::sizes);
  }

  private static List<Long> sizes(long events) {
    if (events < 1 || events > MAX_EVENTS) {
      throw Problem.request(
              "A customer dataset of %,d events cannot be made.".formatted(events),
              "Ask for 1 to 30B rows.")
          .asException();
    }
    return List.of(Math.max(events / 10, 1), events);
  }

  private static TableSchema profiles() {
    return new TableSchema(
        "customer_profiles",
        List.of(
            required("customer_id", ColumnType.BIGINT),
            required("external_id", ColumnType.TEXT),
            required("first_name", ColumnType.TEXT),
            required("last_name", ColumnType.TEXT),
            optional("email", ColumnType.TEXT),
            optional("phone", ColumnType.TEXT),
            required("country", ColumnType.TEXT),
            required("city", ColumnType.TEXT),
            required("segment", ColumnType.TEXT),
            required("lifecycle_stage", ColumnType.TEXT),
            optional("birth_year", ColumnType.INT),
            required("signup_at", ColumnType.TIMESTAMP_TZ),
            required("lifetime_value", ColumnType.decimal(12, 2)),
            optional("credit_score", ColumnType.INT),
            required("is_active", ColumnType.BOOLEAN),
            optional("marketing_opt_in", ColumnType.BOOLEAN),
            required("churn_risk", ColumnType.DOUBLE),
            required("preferences", ColumnType.JSON)),
        List.of("customer_id"),
        List.of(),
        List.of(),
        Optional.of("signup_at"));
  }

  private static TableSchema events() {
    return new TableSchema(
        "customer_events",
        List.of(
            required("event_id", ColumnType.BIGINT),
            required("customer_id", ColumnType.BIGINT),
            required("event_type", ColumnType.TEXT),
            required("channel", ColumnType.TEXT),
            required("event_time", ColumnType.TIMESTAMP_TZ),
            optional("amount", ColumnType.decimal(12, 2)),
            optional("currency", ColumnType.TEXT),
            optional("product_sku", ColumnType.TEXT),
            optional("quantity", ColumnType.INT),
            required("session_id", ColumnType.TEXT),
            required("is_mobile", ColumnType.BOOLEAN),
            optional("payload", ColumnType.JSON)),
        List.of("event_id"),
        List.of(List.of("customer_id", "event_time")),
        List.of(new ForeignKey("customer_id", "customer_profiles", "customer_id")),
        Optional.of("event_time"));
  }

  private static Column required(String name, ColumnType type) {
    return new Column(name, type, false);
  }

  private static Column optional(String name, ColumnType type) {
    return new Column(name, type, true);
  }
}
