package dev.bakeoff.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Costs;
import dev.bakeoff.compare.Privacy;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.cost.Price;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.TableProof;
import dev.bakeoff.run.RunPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Runs and comparisons as JSON for scripts: plain numbers, keys in snake case that carry their
 * unit, null where nothing was measured. One leg here is one trial. Stateless and thread-safe.
 *
 * <p>{@code rss_peak_mb} and {@code cpu_pct} are of everything that worked for the leg on the
 * driver's machine, the worker and the server where it is there; {@code worker_…} and {@code
 * server_…} tell them apart. 100 percent is one core busy.
 */
public final class ResultsJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The shape of {@code history show --json}: the run with the comparison of its platforms. */
  public ObjectNode run(RunRecord run) {
    ObjectNode node = plain(run);
    if (!run.plan().targets().isEmpty()) {
      node.set("comparison", ComparisonJson.of(new Comparer().of(run)));
    }
    return node;
  }

  /** A comparison with the runs that it was made from. */
  public ObjectNode comparison(Comparison comparison, List<RunRecord> runs) {
    if (runs.size() == 1) {
      ObjectNode node = plain(runs.getFirst());
      node.set("comparison", ComparisonJson.of(comparison));
      return node;
    }
    ObjectNode node = NODES.objectNode();
    node.put("name", comparison.title());
    ArrayNode all = node.putArray("runs");
    runs.forEach(run -> all.add(plain(run)));
    node.set("comparison", ComparisonJson.of(comparison));
    return node;
  }

  /** As text for people and scripts alike: indented, ending in a line break. */
  public String text(ObjectNode node) {
    return node.toPrettyString() + "\n";
  }

  private static ObjectNode plain(RunRecord run) {
    RunPlan plan = run.plan();
    ObjectNode node = NODES.objectNode();
    node.put("id", plan.id());
    node.put("name", plan.name());
    node.put("status", run.status().id());
    node.put("created", plan.created().toString());
    node.put("finished", run.finished().map(Object::toString).orElse(null));
    node.put("origin", plan.origin());
    node.put("seed", plan.seed());
    node.put("trials", plan.trials());
    node.putObject("dataset")
        .put("name", plan.dataset().name())
        .put("version", plan.dataset().version())
        .put("fingerprint", plan.dataset().fingerprint())
        .put("rows", plan.dataset().rows());
    ArrayNode platforms = node.putArray("platforms");
    plan.targets()
        .forEach(
            target ->
                platforms
                    .addObject()
                    .put("platform", target.platform())
                    .put("type", target.type())
                    .put("display_name", target.displayName())
                    .put("built_in", target.builtIn()));
    ArrayNode costs = node.putArray("costs");
    plan.targets()
        .forEach(
            target -> {
              ObjectNode cost = costs.addObject().put("platform", target.platform());
              LegJson.cost(cost, Costs.of(run, target.platform()));
            });
    ArrayNode prices = node.putArray("prices");
    for (Price price : plan.prices().orElse(PriceBook.EMPTY).prices()) {
      prices
          .addObject()
          .put("scope", price.scope())
          .put("item", price.item())
          .put("usd", price.usd())
          .put("per", price.per().id())
          .put("date", price.date())
          .put("region", price.region())
          .put("source", price.source());
    }
    node.set("environment", environment(run.environment()));
    ArrayNode loads = node.putArray("loads");
    run.loads().forEach(load -> loads.add(load(load)));
    ArrayNode legs = node.putArray("legs");
    run.legs().forEach(leg -> legs.add(LegJson.of(run, leg)));
    return node;
  }

  private static ObjectNode environment(Environment environment) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("cpu", environment.cpu())
            .put("cores", environment.cores())
            .put("memory_mb", environment.memoryMb())
            .put("os", environment.os())
            .put("jdk", environment.jdk())
            .put("bakeoff", environment.bakeoff())
            .put("host_id", environment.hostId());
    node.set("extra", strings(environment.extra()));
    return node;
  }

  private static ObjectNode load(LoadResult load) {
    ObjectNode node = NODES.objectNode().put("platform", load.platform());
    boolean verified =
        load.problem().isEmpty()
            && !load.tables().isEmpty()
            && load.tables().stream().allMatch(TableProof::matches);
    node.put("verified", verified)
        .put("reused", load.reused())
        .put("load_s", load.loadSeconds())
        .put("validate_s", load.validateSeconds());
    problem(node, load.problem());
    load.info().ifPresent(info -> node.set("server", server(info)));
    ArrayNode tables = node.putArray("tables");
    for (TableProof proof : load.tables()) {
      tables
          .addObject()
          .put("table", proof.table())
          .put("expected_rows", proof.expectedRows())
          .put("rows", proof.rows())
          .put("expected_fingerprint", proof.expectedFingerprint())
          .put("fingerprint", proof.fingerprint())
          .put("matches", proof.matches());
    }
    return node;
  }

  private static ObjectNode server(PlatformInfo info) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("product", info.product())
            .put("version", info.version())
            .put("driver", info.driver())
            .put("round_trip_us", info.roundTripMicros());
    node.set("settings", strings(info.settings()));
    return node;
  }

  private static void problem(ObjectNode node, Optional<Problem> problem) {
    problem.ifPresent(p -> node.put("problem", Privacy.withoutFolders(p.toString())));
  }

  private static ObjectNode strings(Map<String, String> map) {
    TreeMap<String, String> sorted = new TreeMap<>(map);
    sorted.replaceAll((key, value) -> Privacy.withoutFolders(value));
    return MAPPER.valueToTree(sorted);
  }

  static void put(ObjectNode node, String key, OptionalDouble value) {
    put(node, key, value.orElse(Double.NaN));
  }

  static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }
}
