package dev.bakeoff.ui.live;

import dev.bakeoff.ui.live.MonitorSnapshot.LegView;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pacing.Loop;
import java.util.List;

/**
 * What the times of a run mean, which its legs' loops decide.
 *
 * @param times {@code Service time}
 * @param within the same within a sentence: {@code service time}
 * @param loop {@code closed loop}
 */
record LoopWords(String times, String within, String loop) {
  static LoopWords of(List<LegView> legs) {
    boolean closed =
        legs.isEmpty()
            || legs.stream().anyMatch(l -> l.plan().options().pacing().loop() == Loop.CLOSED);
    boolean open = legs.stream().anyMatch(l -> l.plan().options().pacing().loop() != Loop.CLOSED);
    return closed && open
        ? new LoopWords(
            Texts.of("live.service-time-response-time"),
            Texts.of("live.service-time-response-time-within"),
            Texts.of("live.closed-and-open-loops"))
        : open
            ? new LoopWords(
                Texts.of("live.response-time"),
                Texts.of("live.response-time-within"),
                Texts.of("live.open-loop-from-the-intended-start"))
            : new LoopWords(
                Texts.of("live.service-time"),
                Texts.of("live.service-time-within"),
                Texts.of("live.closed-loop"));
  }
}
