package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes items by BatchWriteItem on several threads. What DynamoDB leaves unprocessed, and what
 * fails on the way, is written again after a pause: putting an item twice is putting it once. Fed
 * by one thread.
 */
final class BatchWriter implements AutoCloseable {
  /** Items that one request takes. */
  private static final int BATCH = 25;

  private static final long LOOK_UP_MILLIS = 50;

  private final DynamoDbClient client;
  private final String table;
  private final WritePace pace;
  private final Meter meter;
  private final Duration patience;
  private final Cancellation cancellation;
  private final BlockingQueue<List<WriteRequest>> queue;
  private final List<Thread> writers = new ArrayList<>();
  private final AtomicLong written = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean complete;
  private volatile boolean stopped;
  private List<WriteRequest> batch = new ArrayList<>(BATCH);

  /**
   * What a writer works with.
   *
   * @param client sends every request once
   * @param writers how many threads there are; the pace says how many of them write
   * @param patience how long a batch may fail before the load is given up
   */
  record Means(
      DynamoDbClient client, WritePace pace, Meter meter, int writers, Duration patience) {}

  BatchWriter(Means means, String table, Cancellation cancellation) {
    this.client = means.client();
    this.table = table;
    this.pace = means.pace();
    this.meter = means.meter();
    this.patience = means.patience();
    this.cancellation = cancellation;
    this.queue = new ArrayBlockingQueue<>(2 * means.writers());
    for (int i = 0; i < means.writers(); i++) {
      writers.add(Thread.ofPlatform().daemon().name("dynamodb-writer-" + i).start(this::run));
    }
  }

  /** Rows that DynamoDB has. */
  long written() {
    return written.get();
  }

  void put(Map<String, AttributeValue> item) throws InterruptedException {
    batch.add(WriteRequest.builder().putRequest(r -> r.item(item)).build());
    if (batch.size() == BATCH) {
      send();
    }
  }

  /** Waits until everything is written; tells how far it is now and then. */
  void finish(Runnable progress) throws InterruptedException {
    if (!batch.isEmpty()) {
      send();
    }
    complete = true;
    for (Thread writer : writers) {
      while (!writer.join(Duration.ofMillis(LOOK_UP_MILLIS))) {
        progress.run();
        check();
      }
    }
    check();
  }

  private void send() throws InterruptedException {
    List<WriteRequest> full = batch;
    batch = new ArrayList<>(BATCH);
    while (!queue.offer(full, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
      check();
    }
    check();
  }

  /** Throws what a writer met, or what a stop was asked for with. */
  private void check() {
    cancellation.throwIfRequested();
    switch (failure.get()) {
      case null -> {
        // All is well.
      }
      case RuntimeException met -> throw met;
      case Error met -> throw met;
      case Throwable met -> throw new IllegalStateException(met);
    }
  }

  private void run() {
    try {
      while (!stopped) {
        List<WriteRequest> next = queue.poll(LOOK_UP_MILLIS / 5, TimeUnit.MILLISECONDS);
        if (next != null) {
          write(next);
        } else if (complete) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      stopped = true;
    }
  }

  private void write(List<WriteRequest> items) throws InterruptedException {
    List<WriteRequest> left = items;
    Backoff backoff = new Backoff(patience);
    while (!stopped) {
      int before = left.size();
      boolean refused = false;
      SdkException met = null;
      pace.acquire();
      try {
        BatchWriteItemResponse answer = client.batchWriteItem(request(left));
        meter.request();
        answer.consumedCapacity().forEach(meter::addWrite);
        left = answer.unprocessedItems().getOrDefault(table, List.of());
        refused = !left.isEmpty();
      } catch (SdkException e) {
        met = e;
        refused = Failures.kindOf(e) == ErrorKind.THROTTLED;
      } finally {
        pace.release(before - left.size(), refused);
      }
      written.addAndGet(before - left.size());
      if (refused) {
        meter.throttled();
      }
      if (left.isEmpty()) {
        return;
      }
      if (left.size() < before) {
        backoff.succeeded();
      }
      boolean passing = met == null || Failures.isPassing(met);
      if (!backoff.failed() || !passing) {
        throw met == null ? throttledTooLong() : met;
      }
      backoff.pause();
    }
  }

  private static SdkException throttledTooLong() {
    return software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException
        .builder()
        .message("nothing of a batch was written for too long")
        .build();
  }

  private BatchWriteItemRequest request(List<WriteRequest> items) {
    return BatchWriteItemRequest.builder()
        .requestItems(Map.of(table, items))
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
        .build();
  }

  /** Ends the threads; requests under way are given up. */
  @Override
  public void close() {
    stopped = true;
    writers.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread writer : writers) {
      try {
        // A request that is cut off comes back within moments; what it wrote is deleted after it.
        writer.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
