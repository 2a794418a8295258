package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads a whole table in segments at the same time, strongly consistent, a page of at most 1 MB at
 * a time; a few pages are in memory. Used by one thread.
 */
final class ParallelScan implements AutoCloseable {
  private static final int SEGMENTS = 4;
  private static final long LOOK_UP_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final DynamoDbClient client;
  private final ScanRequest request;
  private final Meter meter;
  private final BlockingQueue<Page> pages = new ArrayBlockingQueue<>(SEGMENTS);
  private final List<Thread> readers = new ArrayList<>();
  private final AtomicInteger reading = new AtomicInteger(SEGMENTS);
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private volatile boolean stopped;

  /**
   * A page.
   *
   * @param items empty where items are only counted
   * @param count how many they are
   */
  record Page(List<Map<String, AttributeValue>> items, int count) {}

  private ParallelScan(DynamoDbClient client, ScanRequest request, Meter meter) {
    this.client = client;
    this.request = request;
    this.meter = meter;
    for (int segment = 0; segment < SEGMENTS; segment++) {
      int number = segment;
      readers.add(
          Thread.ofPlatform().daemon().name("dynamodb-scan-" + segment).start(() -> run(number)));
    }
  }

  /** Reads every item. */
  static ParallelScan items(DynamoDbClient plain, String table, Meter meter) {
    return new ParallelScan(plain, request(table).build(), meter);
  }

  /** Counts every item; costs as much as reading them. */
  static long count(DynamoDbClient plain, String table, Meter meter) {
    long count = 0;
    try (ParallelScan scan =
        new ParallelScan(plain, request(table).select("COUNT").build(), meter)) {
      for (Optional<Page> page = scan.next(); page.isPresent(); page = scan.next()) {
        count += page.get().count();
      }
    }
    return count;
  }

  private static ScanRequest.Builder request(String table) {
    return ScanRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .totalSegments(SEGMENTS)
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
  }

  /**
   * The next page of any segment; empty after the last.
   *
   * @throws SdkException what a reader met
   */
  Optional<Page> next() {
    try {
      while (true) {
        // Before the queue is looked at: what the last reader put there is seen afterwards.
        boolean ended = reading.get() == 0;
        RuntimeException met = failure.get();
        if (met != null) {
          throw met;
        }
        Page page = pages.poll(ended ? 0 : LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        if (page != null) {
          return Optional.of(page);
        }
        if (ended) {
          return Optional.empty();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw dev.bakeoff.model.Problem.of(dev.bakeoff.model.Problem.Kind.CANCELLED, "Cancelled.", "")
          .asException(e);
    }
  }

  private void run(int segment) {
    try {
      Map<String, AttributeValue> from = Map.of();
      do {
        ScanResponse page = page(segment, from);
        if (!offer(new Page(page.items(), page.count()))) {
          return;
        }
        from = page.lastEvaluatedKey();
      } while (!from.isEmpty() && !stopped);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    } finally {
      reading.decrementAndGet();
    }
  }

  private boolean offer(Page page) throws InterruptedException {
    while (!pages.offer(page, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
      if (stopped) {
        return false;
      }
    }
    return true;
  }

  private ScanResponse page(int segment, Map<String, AttributeValue> from)
      throws InterruptedException {
    Backoff backoff = new Backoff();
    long start = System.nanoTime();
    ScanRequest.Builder next = request.toBuilder().segment(segment);
    if (!from.isEmpty()) {
      next.exclusiveStartKey(from);
    }
    while (true) {
      try {
        ScanResponse page = client.scan(next.build());
        meter.read(page.consumedCapacity());
        return page;
      } catch (SdkException e) {
        if (Failures.kindOf(e) == ErrorKind.THROTTLED) {
          meter.throttled();
        }
        if (stopped || !Failures.isPassing(e) || System.nanoTime() - start > PATIENCE.toNanos()) {
          throw e;
        }
        backoff.pause();
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    readers.forEach(Thread::interrupt);
  }
}
