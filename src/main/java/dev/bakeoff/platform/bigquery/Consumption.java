package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.TableResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the queries of a session have consumed, by the answers themselves. Thread-safe. */
final class Consumption {
  private final LongAdder queries = new LongAdder();
  private final LongAdder bytesBilled = new LongAdder();
  private final LongAdder bytesProcessed = new LongAdder();
  private final LongAdder slotMillis = new LongAdder();

  void add(TableResult answer) {
    queries.increment();
    add(bytesBilled, answer.getTotalBytesBilled());
    add(bytesProcessed, answer.getTotalBytesProcessed());
    add(slotMillis, answer.getTotalSlotMs());
  }

  Map<String, Double> counters() {
    Map<String, Double> counters = new LinkedHashMap<>();
    counters.put("queries", queries.doubleValue());
    counters.put("bytes_billed", bytesBilled.doubleValue());
    counters.put("bytes_processed", bytesProcessed.doubleValue());
    counters.put("slot_ms", slotMillis.doubleValue());
    return counters;
  }

  private static void add(LongAdder sum, Long value) {
    if (value != null) {
      sum.add(value);
    }
  }
}
