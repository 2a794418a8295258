package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Metric;
import dev.bakeoff.report.Gallery;
import dev.bakeoff.ui.text.Texts;

/** What charts and metrics are called where they are chosen. */
final class GalleryWords {
  private GalleryWords() {}

  static String of(Gallery.Kind kind) {
    return switch (kind) {
      case OVERVIEW -> Texts.of("compare.chart-overview");
      case THROUGHPUT -> Texts.of("compare.chart-settings");
      case SCALE -> Texts.of("compare.chart-scale");
      case COST -> Texts.of("compare.chart-cost");
      case SWEEP -> Texts.of("compare.chart-sweep");
      case RESOURCES -> Texts.of("compare.chart-resources");
      case LATENCY -> Texts.of("compare.chart-latency");
      case TIME -> Texts.of("compare.chart-time");
      case PERCENTILES -> Texts.of("compare.chart-percentiles");
      case SPLIT -> Texts.of("compare.chart-split");
      case HEAT -> Texts.of("compare.chart-heat");
    };
  }

  static String of(Metric metric) {
    return switch (metric) {
      case P50, P95, P99 -> metric.label();
      case THROUGHPUT -> Texts.of("compare.throughput");
      case KNEE_RATE -> Texts.of("compare.highest-rate");
    };
  }

  /** A workload; empty stands for all of them. */
  static String subject(String subject) {
    return subject.isEmpty() ? Texts.of("compare.all-workloads") : subject;
  }
}
