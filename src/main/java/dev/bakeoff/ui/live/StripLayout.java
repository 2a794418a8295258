package dev.bakeoff.ui.live;

import dev.bakeoff.model.Progress;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.ui.live.MonitorSnapshot.LegView;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a run's strip lie, in pixels from its left.
 *
 * @param blocks from left to right
 * @param captions above them
 */
record StripLayout(List<Block> blocks, List<Caption> captions) {
  static final StripLayout EMPTY = new StripLayout(List.of(), List.of());

  private static final double GROUP_GAP = 12;
  private static final double LEAST_GROUP_CAPTION = 38;
  private static final List<Phase> PREPARATION = List.of(Phase.START, Phase.LOAD, Phase.VALIDATE);

  /**
   * A part of the run.
   *
   * @param platform decides the colour; empty for the dataset
   * @param state how it stands
   * @param fraction done, while it runs
   * @param topic what it is; put into words by {@link StripLayout#words}, since there may be
   *     thousands and a hand points at one
   */
  record Block(
      double x,
      double width,
      Optional<String> platform,
      LegStatus state,
      double fraction,
      Topic topic) {}

  /**
   * What a block is.
   *
   * @param target the platform's place; -1 for the dataset
   * @param part of the platform's preparation; -1 for a leg
   * @param leg its number; -1 for preparation
   */
  record Topic(int target, int part, int leg) {}

  /** A heading above blocks. */
  record Caption(double x, double width, String text) {}

  Optional<Block> at(double x) {
    return blocks.stream().filter(b -> x >= b.x() - 1 && x <= b.x() + b.width() + 1).findFirst();
  }

  static StripLayout of(MonitorSnapshot snapshot, double width) {
    Builder builder = new Builder(snapshot);
    double place = Math.clamp(width * 0.06, 64, 90);
    builder.dataset(place);
    for (int i = 0; i < snapshot.targets().size(); i++) {
      builder.target(snapshot.targets().get(i), i, place);
    }
    builder.legs(width - 3);
    return new StripLayout(List.copyOf(builder.blocks), List.copyOf(builder.captions));
  }

  /** A block in words, for whoever points at it. */
  static String words(MonitorSnapshot snapshot, Block block) {
    Topic topic = block.topic();
    if (topic.target() < 0) {
      String step = snapshot.heading().preparing().map(s -> "\n" + Doing.words(s)).orElse("");
      return Texts.of("live.dataset-2", snapshot.heading().dataset(), step);
    }
    TargetView target = snapshot.targets().get(topic.target());
    if (topic.leg() >= 0) {
      LegView leg = snapshot.legs().get(topic.leg());
      return String.join("\n", target.label(), Words.leg(leg.plan()), Words.status(leg.status()));
    }
    Phase phase = PREPARATION.get(topic.part());
    String step =
        target.phase().equals(Optional.of(phase))
            ? target.step().map(s -> "\n" + Doing.words(s)).orElse("")
            : "";
    return target.label() + ": " + Words.preparation(phase) + step;
  }

  private static final class Builder {
    private final MonitorSnapshot snapshot;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Caption> captions = new ArrayList<>();
    private double x = 3;

    Builder(MonitorSnapshot snapshot) {
      this.snapshot = snapshot;
    }

    void dataset(double width) {
      Optional<Progress.Step> step = snapshot.heading().preparing();
      boolean known = snapshot.heading().runId().isPresent();
      LegStatus state =
          known
              ? LegStatus.COMPLETED
              : snapshot.stage() == Stage.NOT_STARTED
                  ? LegStatus.FAILED
                  : snapshot.stage().over() ? LegStatus.CANCELLED : LegStatus.RUNNING;
      captions.add(new Caption(x, width, Texts.of("live.dataset")));
      block(
          width,
          Optional.empty(),
          state,
          step.map(Progress.Step::fraction).orElse(0.0),
          new Topic(-1, -1, -1));
      x += GROUP_GAP;
    }

    /** Start, load, validate: a third each. */
    void target(TargetView target, int place, double width) {
      captions.add(new Caption(x, width, target.label()));
      double third = (width - 4) / 3;
      int now = target.phase().map(PREPARATION::indexOf).orElse(-1);
      for (int i = 0; i < 3; i++) {
        block(
            third,
            Optional.of(target.platform()),
            preparation(target, i, now),
            target.step().map(Progress.Step::fraction).orElse(0.0),
            new Topic(place, i, -1));
        x += 2;
      }
      x += GROUP_GAP - 2;
    }

    private LegStatus preparation(TargetView target, int place, int now) {
      return switch (target.state()) {
        case WAITING -> LegStatus.PENDING;
        case READY -> LegStatus.COMPLETED;
        case FAILED -> LegStatus.FAILED;
        case PREPARING -> {
          if (place < now) {
            yield LegStatus.COMPLETED;
          }
          yield place > now
              ? LegStatus.PENDING
              : snapshot.stage().over() ? LegStatus.CANCELLED : LegStatus.RUNNING;
        }
      };
    }

    void legs(double end) {
      List<LegView> legs = snapshot.legs();
      if (legs.isEmpty()) {
        captions.add(new Caption(x, Math.max(1, end - x), Texts.of("live.legs-follow")));
        return;
      }
      int groups = 1;
      for (int i = 1; i < legs.size(); i++) {
        groups += newTrial(legs, i) ? 1 : 0;
      }
      double groupGap = Math.min(GROUP_GAP, 0.25 * (end - x) / groups);
      double pitch = Math.max(0.01, (end - x - (groups - 1) * groupGap) / legs.size());
      double gap = pitch >= 6 ? 2 : pitch >= 3 ? 1 : 0;
      for (int i = 0; i < legs.size(); i++) {
        if (i > 0 && newTrial(legs, i)) {
          x += groupGap;
        }
        if (i == 0 || newTrial(legs, i)) {
          caption(legs, i, pitch);
        }
        LegView leg = legs.get(i);
        double start = x;
        block(
            pitch - gap,
            Optional.of(leg.plan().platform()),
            leg.status(),
            snapshot
                .current()
                .filter(c -> c.plan().seq() == leg.plan().seq())
                .map(MonitorSnapshot.Current::fraction)
                .orElse(0.0),
            new Topic(leg.target(), -1, leg.plan().seq()));
        x = start + pitch;
      }
    }

    private void caption(List<LegView> legs, int first, double pitch) {
      int count = 1;
      while (first + count < legs.size() && !newTrial(legs, first + count)) {
        count++;
      }
      if (count * pitch >= LEAST_GROUP_CAPTION) {
        captions.add(
            new Caption(
                x, count * pitch, Texts.of("live.trial-2", legs.get(first).plan().trial())));
      }
    }

    private static boolean newTrial(List<LegView> legs, int i) {
      return legs.get(i).plan().trial() != legs.get(i - 1).plan().trial();
    }

    private void block(
        double width, Optional<String> platform, LegStatus state, double fraction, Topic topic) {
      // Whole pixels, so that a strip that would look the same is the same.
      double pixels = Math.max(1, Math.floor(width));
      blocks.add(
          new Block(x, width, platform, state, Math.floor(fraction * pixels) / pixels, topic));
      x += width;
    }
  }
}
