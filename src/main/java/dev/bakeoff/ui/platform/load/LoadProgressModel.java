package dev.bakeoff.ui.platform.load;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Progress;
import dev.bakeoff.ui.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a load's reports say, table by table. Reports may come on any thread. */
final class LoadProgressModel implements Progress {
  private static final Pattern LOADING = Pattern.compile("Loading (.+)");
  private static final Pattern READING = Pattern.compile("Reading (.+) back");

  private final Map<String, TableProgress> tables = new LinkedHashMap<>();
  private final LongSupplier nanos;
  private volatile String doing = Texts.of("platform.starting-a-worker-2");

  LoadProgressModel(Manifest manifest, LongSupplier nanos) {
    this.nanos = nanos;
    manifest.tables().forEach(t -> tables.put(t.name(), new TableProgress(t.name(), t.rows())));
  }

  List<TableProgress> tables() {
    return List.copyOf(tables.values());
  }

  /** What is going on, in a few words. */
  String doing() {
    return doing;
  }

  @Override
  public void report(Step step) {
    doing = step.task();
    Matcher loading = LOADING.matcher(step.task());
    Matcher reading = READING.matcher(step.task());
    if (loading.matches() && tables.containsKey(loading.group(1))) {
      tables.get(loading.group(1)).report(true, step.done(), nanos.getAsLong());
    } else if (reading.matches() && tables.containsKey(reading.group(1))) {
      tables.get(reading.group(1)).report(false, step.done(), nanos.getAsLong());
    }
  }
}
