package dev.bakeoff.workload;

import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformClient.Operation;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** One client's connections, with every kind of request prepared. For one thread at a time. */
final class PreparedRequests implements AutoCloseable {
  private final List<PlatformClient> connections = new ArrayList<>();
  private final Operation[][] operations;
  private final RequestPlan.Execution[] executions;
  private final Optional<ParallelCrew> crew;

  private PreparedRequests(RequestPlan plan, Optional<ParallelCrew> crew) {
    this.operations = new Operation[plan.kinds().size()][];
    this.executions =
        plan.kinds().stream()
            .map(RequestPlan.Kind::execution)
            .toArray(RequestPlan.Execution[]::new);
    this.crew = crew;
  }

  /** How many connections each client needs. */
  static int connections(RequestPlan plan) {
    return plan.kinds().stream().mapToInt(PreparedRequests::connections).max().orElse(1);
  }

  private static int connections(RequestPlan.Kind kind) {
    return switch (kind.execution()) {
      case SINGLE, SEQUENTIAL -> 1;
      case PARALLEL -> kind.accesses().size();
    };
  }

  /**
   * Connects and prepares.
   *
   * @param crew for requests of several accesses at the same time
   * @param took hears how long each connection took, in nanoseconds
   */
  static PreparedRequests connect(
      PlatformSession session, RequestPlan plan, Optional<ParallelCrew> crew, LongConsumer took)
      throws PlatformException {
    PreparedRequests requests = new PreparedRequests(plan, crew);
    boolean done = false;
    try {
      for (int i = 0; i < connections(plan); i++) {
        long start = System.nanoTime();
        requests.connections.add(session.connectClient());
        took.accept(System.nanoTime() - start);
      }
      requests.prepare(plan);
      done = true;
      return requests;
    } finally {
      if (!done) {
        requests.close();
      }
    }
  }

  private void prepare(RequestPlan plan) throws PlatformException {
    for (int kind = 0; kind < operations.length; kind++) {
      RequestPlan.Kind each = plan.kinds().get(kind);
      operations[kind] = new Operation[each.accesses().size()];
      for (int i = 0; i < operations[kind].length; i++) {
        PlatformClient on = connections.get(connections(each) == 1 ? 0 : i);
        operations[kind][i] = on.prepare(each.accesses().get(i));
      }
    }
  }

  /** The first of its connections. */
  PlatformClient first() {
    return connections.getFirst();
  }

  /**
   * Executes one request.
   *
   * @param start when it began
   * @param split takes how its time divides
   * @return the rows of all its accesses
   */
  int execute(int kind, long key, long start, Measurements.Split split) throws PlatformException {
    split.clear();
    Operation[] accesses = operations[kind];
    return switch (executions[kind]) {
      case SINGLE -> {
        int rows = accesses[0].execute(key);
        PlatformClient client = connections.getFirst();
        long first = client.firstRowAt();
        // A time from before this request is of an earlier one.
        split.queryNanos = first == 0 ? -1 : first - start;
        split.serverNanos = client.serverNanos();
        split.firstRows = rows;
        yield rows;
      }
      case SEQUENTIAL -> sequential(accesses, key, start, split);
      case PARALLEL -> {
        int rows = crew.orElseThrow().execute(accesses, key, split);
        slowest(accesses.length, start, split);
        yield rows;
      }
    };
  }

  /** Queries and fetches alternate; each is the sum of its parts. */
  private int sequential(Operation[] accesses, long key, long start, Measurements.Split split)
      throws PlatformException {
    PlatformClient client = connections.getFirst();
    int rows = 0;
    long query = 0;
    long server = 0;
    long began = start;
    for (int i = 0; i < accesses.length; i++) {
      int found = accesses[i].execute(key);
      split.firstRows = i == 0 ? found : split.firstRows;
      rows += found;
      long first = client.firstRowAt();
      long told = client.serverNanos();
      query = query < 0 || first == 0 || first < began ? -1 : query + first - began;
      server = server < 0 || told < 0 ? -1 : server + told;
      began = System.nanoTime();
    }
    split.queryNanos = query;
    split.serverNanos = server;
    return rows;
  }

  /** The request has its first rows when every access has; unknown where one does not tell. */
  private void slowest(int accesses, long start, Measurements.Split split) {
    long query = 0;
    long server = 0;
    for (int i = 0; i < accesses; i++) {
      long first = connections.get(i).firstRowAt();
      long told = connections.get(i).serverNanos();
      query = query < 0 || first == 0 ? -1 : Math.max(query, first - start);
      server = server < 0 || told < 0 ? -1 : Math.max(server, told);
    }
    split.queryNanos = query;
    split.serverNanos = server;
  }

  @Override
  public void close() {
    connections.forEach(PlatformClient::close);
  }
}
