package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bakeoff.config.PricesFile;
import dev.bakeoff.metrics.cost.Price;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff price}. */
@Command(
    name = "price",
    description = "List and set the prices that costs are reckoned with.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class PriceCommand {
  private static final String SCOPE =
      "A platform's name, its type, type/flavor, or 'machine' for this one.";
  private static final String ITEM =
      "What is paid for: 'hourly', what a profile's 'price' names, or a counter such as"
          + " read_units.";

  private final Supplier<CliServices> services;
  private final Console console;

  PriceCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Command(
      name = "list",
      description = "Shows all prices with their date, region and source.",
      mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
    PricesFile file = services.get().runs().prices();
    List<Price> prices = file.book().prices();
    if (json) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      prices.forEach(
          p ->
              all.addObject()
                  .put("scope", p.scope())
                  .put("item", p.item())
                  .put("usd", p.usd())
                  .put("per", p.per().id())
                  .put("date", p.date())
                  .put("region", p.region())
                  .put("source", p.source())
                  .put("list_price", file.isListPrice(p)));
      console.json(all);
      return 0;
    }
    TextTable table =
        new TextTable(List.of("SCOPE", "ITEM", "USD", "PER", "DATE", "REGION", "SOURCE"), 2);
    prices.forEach(
        p ->
            table.add(
                p.scope(),
                p.item(),
                BigDecimal.valueOf(p.usd()).stripTrailingZeros().toPlainString(),
                p.per().id(),
                p.date(),
                p.region(),
                p.source()));
    console.print(table.toString());
    if (prices.stream().anyMatch(file::isListPrice)) {
      console.note("Prices with an address are list prices: check them against your contract.");
    }
    return 0;
  }

  @Command(
      name = "set",
      description = "Sets a price in US dollars.",
      mixinStandardHelpOptions = true)
  int set(
      @Parameters(index = "0", paramLabel = "SCOPE", description = SCOPE) String scope,
      @Parameters(index = "1", paramLabel = "ITEM", description = ITEM) String item,
      @Parameters(index = "2", paramLabel = "USD") String usd,
      @Option(
              names = "--per",
              defaultValue = "hour",
              description = "hour (default), million, tib, slot_hour, credit or gb_month")
          String per,
      @Option(names = "--region", defaultValue = "any") String region,
      @Option(names = "--date", description = "As of when. Default: today.") String date,
      @Option(names = "--source", defaultValue = "your own figure") String source) {
    Price price =
        PricesFile.checked(
            new Price(
                scope,
                item,
                PricesFile.amount(usd),
                Price.Per.of(per)
                    .orElseThrow(
                        () ->
                            Problem.request(
                                    "A price is not per '" + per + "'.",
                                    Suggestions.hint(per, Set.copyOf(Price.Per.ids())))
                                .asException()),
                date == null ? LocalDate.now(ZoneOffset.UTC).toString() : date,
                region,
                source));
    services.get().runs().prices().set(price);
    console.print(scope + ": " + price.text() + ". Runs from now on are reckoned with it.");
    return 0;
  }

  @Command(
      name = "remove",
      description = "Removes a price, one that Bakeoff brings too.",
      mixinStandardHelpOptions = true)
  int remove(
      @Parameters(index = "0", paramLabel = "SCOPE", description = SCOPE) String scope,
      @Parameters(index = "1", paramLabel = "ITEM", description = ITEM) String item) {
    services.get().runs().prices().remove(scope, item);
    console.print("Removed the price of " + item + " for " + scope + ".");
    return 0;
  }

  @Command(
      name = "file",
      description = "Tells where your own prices are kept.",
      mixinStandardHelpOptions = true)
  int file() {
    console.print(services.get().runs().prices().file().toString());
    return 0;
  }
}
