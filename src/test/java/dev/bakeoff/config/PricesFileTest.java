package dev.bakeoff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.metrics.cost.Price;
import dev.bakeoff.metrics.cost.Price.Per;
import dev.bakeoff.model.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesFileTest {
  private static final Price OWN =
      new Price("aurora", "hourly", 0.29, Per.HOUR, "2026-11-21", "eu-west-1", "your own figure");

  @TempDir private Path home;
  private PricesFile prices;

  @BeforeEach
  void open() {
    prices = new PricesFile(home);
  }

  @Test
  void listPricesHaveDateRegionAndSource() {
    assertThat(prices.book().prices())
        .isNotEmpty()
        .allSatisfy(
            p -> {
              assertThat(p.source()).startsWith("https://");
              assertThat(p.date()).matches("20\\d\\d-\\d\\d-\\d\\d");
              assertThat(p.region()).isNotEqualTo("any");
              assertThat(prices.isListPrice(p)).isTrue();
            });
  }

  @Test
  void aPriceIsSetReplacedAndRemoved() {
    prices.set(OWN);
    assertThat(prices.book().find(List.of("aurora"), "hourly")).hasValue(OWN);

    Price dearer =
        new Price("aurora", "hourly", 0.31, Per.HOUR, "2026-11-22", "eu-west-1", "our contract");
    prices.set(dearer);
    assertThat(new PricesFile(home).book().find(List.of("aurora"), "hourly")).hasValue(dearer);

    prices.remove("aurora", "hourly");
    assertThat(prices.book().find(List.of("aurora"), "hourly")).isEmpty();
    assertThatThrownBy(() -> prices.remove("aurora", "hourly"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aListPriceCanBeReplacedAndTakenAway() {
    prices.remove("dynamodb", "read_units");
    assertThat(prices.book().find(List.of("dynamodb"), "read_units")).isEmpty();
    assertThat(prices.book().find(List.of("dynamodb"), "write_units")).isPresent();

    Price own = new Price("dynamodb", "read_units", 0.1, Per.MILLION, "2026-11-21", "any", "ours");
    prices.set(own);
    assertThat(prices.book().find(List.of("dynamodb"), "read_units")).hasValue(own);
  }

  @Test
  void mistakesNameTheirLine() throws Exception {
    Files.writeString(prices.file(), "prices:\n  pg:\n    hourly: {usd: cheap, per: hour}\n");
    assertThatThrownBy(prices::book)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("prices.yaml:3: 'cheap' is no price");
    Files.writeString(prices.file(), "prices:\n  pg:\n    hourly: {usd: 1, per: houre}\n");
    assertThatThrownBy(prices::book).hasMessageContaining("Did you mean 'hour'?");
    Files.writeString(
        prices.file(), "prices:\n  pg:\n    hourly: {usd: 1, per: hour, date: 21.11.2026}\n");
    assertThatThrownBy(prices::book).hasMessageContaining("'21.11.2026' is no date");
  }
}
