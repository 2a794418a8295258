package dev.bakeoff.platform.dynamodb;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Adds up what a session consumed, by DynamoDB's own answers. Thread-safe. */
final class Meter {
  private final DoubleAdder readUnits = new DoubleAdder();
  private final DoubleAdder writeUnits = new DoubleAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder throttled = new LongAdder();

  /** A request that reads; its consumption is null where the server does not say it. */
  void read(ConsumedCapacity consumed) {
    requests.increment();
    addRead(consumed);
  }

  /** A further table's share of a request that was counted. */
  void addRead(ConsumedCapacity consumed) {
    if (consumed != null && consumed.capacityUnits() != null) {
      readUnits.add(consumed.capacityUnits());
    }
  }

  void write(ConsumedCapacity consumed) {
    requests.increment();
    addWrite(consumed);
  }

  void addWrite(ConsumedCapacity consumed) {
    if (consumed != null && consumed.capacityUnits() != null) {
      writeUnits.add(consumed.capacityUnits());
    }
  }

  void request() {
    requests.increment();
  }

  /** A request that was refused, or not carried out as a whole, for want of capacity. */
  void throttled() {
    throttled.increment();
  }

  Map<String, Double> counters() {
    Map<String, Double> counters = new TreeMap<>();
    counters.put("read_units", readUnits.sum());
    counters.put("write_units", writeUnits.sum());
    counters.put("requests", (double) requests.sum());
    counters.put("throttled_requests", (double) throttled.sum());
    return counters;
  }
}
