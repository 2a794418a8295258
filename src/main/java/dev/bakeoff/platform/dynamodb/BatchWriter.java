package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final BlockingQueue<Batch> queue;
  private final Queue<Batch> again = new ConcurrentLinkedQueue<>();
  private final List<Thread> writers = new ArrayList<>();
  private final AtomicLong written = new AtomicLong();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile long progressed = System.nanoTime();
  private volatile boolean stopped;
  private List<WriteRequest> batch = new ArrayList<>(BATCH);

  /** What one request writes, and what is left of it after a failure. */
  private static final class Batch {
    private final Backoff backoff = new Backoff();
    private List<WriteRequest> left;

    Batch(List<WriteRequest> items) {
      this.left = items;
    }
  }

  /**
   * What a writer works with.
   *
   * @param client sends every request once
   * @param writers how many threads there are; the pace says how many of them write
   * @param patience how long nothing at all may be written before the load is given up
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
      int number = i;
      writers.add(
          Thread.ofPlatform().daemon().name("dynamodb-writer-" + i).start(() -> run(number)));
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
    while (unfinished.get() > 0) {
      synchronized (unfinished) {
        if (unfinished.get() > 0) {
          unfinished.wait(LOOK_UP_MILLIS);
        }
      }
      progress.run();
      check();
    }
    check();
  }

  private void send() throws InterruptedException {
    Batch full = new Batch(batch);
    batch = new ArrayList<>(BATCH);
    unfinished.incrementAndGet();
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

  private void run(int number) {
    try {
      while (!stopped) {
        if (!pace.admits(number)) {
          continue;
        }
        Batch next = again.poll();
        if (next == null) {
          next = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (next != null) {
          write(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      stopped = true;
    }
  }

  /** Sends a batch once; what is left of it waits for whoever is next. */
  private void write(Batch next) throws InterruptedException {
    int before = next.left.size();
    SdkException met = null;
    boolean refused;
    try {
      BatchWriteItemResponse answer = client.batchWriteItem(request(next.left));
      meter.request();
      answer.consumedCapacity().forEach(meter::addWrite);
      next.left = answer.unprocessedItems().getOrDefault(table, List.of());
      refused = !next.left.isEmpty();
    } catch (SdkException e) {
      met = e;
      refused = Failures.kindOf(e) == ErrorKind.THROTTLED;
    }
    int done = before - next.left.size();
    pace.wrote(done, refused);
    written.addAndGet(done);
    if (refused) {
      meter.throttled();
    }
    if (done > 0) {
      progressed = System.nanoTime();
      next.backoff.succeeded();
    }
    if (next.left.isEmpty()) {
      if (unfinished.decrementAndGet() == 0) {
        synchronized (unfinished) {
          unfinished.notifyAll();
        }
      }
      return;
    }
    if (met != null && !Failures.isPassing(met)) {
      throw met;
    }
    if (System.nanoTime() - progressed > patience.toNanos()) {
      throw met == null ? throttledTooLong() : met;
    }
    next.backoff.pause();
    again.add(next);
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
