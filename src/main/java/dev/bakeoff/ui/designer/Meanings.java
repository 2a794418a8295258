package dev.bakeoff.ui.designer;

import dev.bakeoff.model.Durations;
import dev.bakeoff.ui.text.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What texts in the designer's fields mean, and how values are written into them. */
final class Meanings {
  private Meanings() {}

  static Function<String, Duration> duration(Duration least) {
    return text -> {
      Duration duration = Durations.parse(text);
      if (duration.compareTo(least) < 0) {
        throw new IllegalArgumentException(
            Texts.of("designer.take-or-more", Durations.format(least)));
      }
      return duration;
    };
  }

  static Function<String, Integer> whole(int least, int most, String noun) {
    return text -> {
      try {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(Texts.of("designer.this-is-a-whole-number-of", noun), e);
      }
      throw new IllegalArgumentException(Texts.of("designer.take-to", least, most, noun));
    };
  }

  static Function<String, OptionalLong> optionalCount(String noun) {
    return text -> {
      try {
        if (text.isEmpty()) {
          return OptionalLong.empty();
        }
        long count = Long.parseLong(text);
        if (count >= 1) {
          return OptionalLong.of(count);
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(Texts.of("designer.this-is-a-whole-number-of", noun), e);
      }
      throw new IllegalArgumentException(Texts.of("designer.take-1-or-more-or-leave"));
    };
  }

  /** A number above 0. */
  static Function<String, Double> positive(String noun) {
    return text -> {
      double number = number(text, noun);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
      throw new IllegalArgumentException(Texts.of("designer.take-more-than-0", noun));
    };
  }

  static Function<String, Optional<Double>> optionalPositive(String noun) {
    return text -> text.isEmpty() ? Optional.empty() : Optional.of(positive(noun).apply(text));
  }

  /** A share of one, written as percent. */
  static Function<String, Double> percent(double least, double most) {
    return text -> {
      double share;
      try {
        share = new BigDecimal(text.replace("%", "").strip()).movePointLeft(2).doubleValue();
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(Texts.of("designer.this-is-a-number-of-percent"), e);
      }
      if (share >= least && share <= most) {
        return share;
      }
      throw new IllegalArgumentException(
          Texts.of("designer.take-to-percent", percentText(least), percentText(most)));
    };
  }

  /** Rates with blanks or commas between them. */
  static Function<String, List<Double>> rates() {
    return text -> {
      List<Double> rates = new ArrayList<>();
      for (String part : text.split("[,;\\s]+")) {
        if (!part.isEmpty()) {
          double rate = positive(Texts.of("designer.requests-per-second-2")).apply(part);
          if (rates.contains(rate)) {
            throw new IllegalArgumentException(
                Texts.of("designer.the-rate-stands-there-twice", part));
          }
          rates.add(rate);
        }
      }
      return List.copyOf(rates);
    };
  }

  static Function<String, List<Double>> someRates() {
    return text -> {
      List<Double> rates = rates().apply(text);
      if (rates.isEmpty()) {
        throw new IllegalArgumentException(Texts.of("designer.say-at-which-rate-requests-start"));
      }
      return rates;
    };
  }

  static String percentText(double share) {
    return text(BigDecimal.valueOf(share).movePointRight(2));
  }

  static String numberText(double number) {
    return text(BigDecimal.valueOf(number));
  }

  private static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static double number(String text, String noun) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(Texts.of("designer.this-is-a-number-of", noun), e);
    }
  }
}
