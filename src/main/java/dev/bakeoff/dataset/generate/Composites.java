package dev.bakeoff.dataset.generate;

import java.util.List;
import java.util.Map;

/** Values that are made from others: of the same row, of another table's row, or of parts. */
public final class Composites {
  private static final Text NULL = new Text("null");
  private static final Text TRUE = new Text("true");
  private static final Text FALSE = new Text("false");

  private Composites() {}

  /**
   * One of several, by weight.
   *
   * @param weights one each, not negative; only their proportions matter
   */
  public static Drawer choose(List<Drawer> choices, List<Double> weights) {
    Drawer[] drawers = choices.toArray(Drawer[]::new);
    double[] cumulated = new double[drawers.length];
    double sum = 0;
    for (int i = 0; i < drawers.length; i++) {
      sum += weights.get(i);
      cumulated[i] = sum;
    }
    double total = sum;
    return (draw, out) -> {
      double at = draw.unit() * total;
      int choice = 0;
      while (choice < drawers.length - 1 && at >= cumulated[choice]) {
        choice++;
      }
      draw.use(draw.hash(0));
      drawers[choice].draw(draw, out);
    };
  }

  /** By the value of another column, written as text; null where no case fits and none is left. */
  public static Drawer by(int column, Map<String, Drawer> cases, Drawer otherwise) {
    byte[][] names =
        cases.keySet().stream()
            .map(name -> name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    Drawer[] drawers = cases.values().toArray(Drawer[]::new);
    return (draw, out) -> {
      Cell cell = draw.cell(column);
      if (!cell.isNull()) {
        Utf8 text = cell.isText() ? cell.text() : draw.spare().beginText().addSigned(cell.number());
        for (int i = 0; i < names.length; i++) {
          if (text.is(names[i])) {
            drawers[i].draw(draw, out);
            return;
          }
        }
      }
      otherwise.draw(draw, out);
    };
  }

  /** Always null. */
  public static Drawer none() {
    return (draw, out) -> out.setNull();
  }

  /** {@code times * column + plus + noise}, where noise is evenly spread from -noise to noise. */
  public static Drawer linear(int column, double times, double plus, double noise) {
    return (draw, out) -> {
      Cell cell = draw.cell(column);
      if (cell.isNull()) {
        out.setNull();
      } else {
        out.setReal(times * cell.real() + plus + noise * (2 * draw.unit() - 1));
      }
    };
  }

  /** The column's whole number and another value added: a time and how much later it is. */
  public static Drawer plus(int column, Drawer more, double unit) {
    return (draw, out) -> {
      Cell cell = draw.cell(column);
      if (cell.isNull()) {
        out.setNull();
        return;
      }
      more.draw(draw, draw.spare());
      if (draw.spare().isNull()) {
        out.setNull();
      } else {
        out.setLong(cell.number() + Math.round(draw.spare().real() * unit));
      }
    };
  }

  /** The column's value and another one added, which counts as 0 where it is negative or null. */
  public static Drawer above(int column, Drawer more) {
    return (draw, out) -> {
      Cell cell = draw.cell(column);
      if (cell.isNull()) {
        out.setNull();
        return;
      }
      more.draw(draw, draw.spare());
      out.setReal(cell.real() + Math.max(0, draw.spare().real()));
    };
  }

  /** Another value's whole number divided, rounded down: the day of a time. */
  public static Drawer floorDivided(Drawer dividend, long divisor) {
    return (draw, out) -> {
      dividend.draw(draw, out);
      if (!out.isNull()) {
        out.setLong(Math.floorDiv(out.number(), divisor));
      }
    };
  }

  /** How several columns become one. */
  public enum Fold {
    SUM,
    PRODUCT,
    DIFFERENCE
  }

  /** Null where one of the columns is. */
  public static Drawer fold(Fold fold, List<Integer> columns) {
    List<Integer> all = List.copyOf(columns);
    return (draw, out) -> {
      double value = 0;
      for (int i = 0; i < all.size(); i++) {
        Cell cell = draw.cell(all.get(i));
        if (cell.isNull()) {
          out.setNull();
          return;
        }
        double next = cell.real();
        value =
            i == 0
                ? next
                : switch (fold) {
                  case SUM -> value + next;
                  case PRODUCT -> value * next;
                  case DIFFERENCE -> value - next;
                };
      }
      out.setReal(value);
    };
  }

  /**
   * The value of another table in the row that a key of this one refers to.
   *
   * @param table generated from the same spec
   * @param column of that table, by number
   * @param key the referring column of this table, by number
   * @param firstKey the other table's first key, which its rows count from
   */
  public static Drawer lookup(PlannedTable table, int column, int key, long firstKey) {
    return (draw, out) -> {
      Cell reference = draw.cell(key);
      if (reference.isNull()) {
        out.setNull();
        return;
      }
      Cell found = table.value(draw.other(table), reference.number() - firstKey, column);
      if (found.isNull()) {
        out.setNull();
      } else if (found.isText()) {
        out.beginText().add(found.text());
      } else if (found.isReal()) {
        out.setReal(found.real());
      } else {
        out.setLong(found.number());
      }
    };
  }

  /**
   * A member of a JSON object, or the items of a list.
   *
   * @param name of the member
   * @param form how the value is written; {@link PlannedColumn.Form#JSON} for nested ones
   * @param scale digits after the point of numbers that are not whole
   * @param truth whether a whole number means true or false
   * @param nulls share of nulls
   * @param values makes the others
   */
  public record Member(
      String name, PlannedColumn.Form form, int scale, boolean truth, double nulls, Drawer values)
      implements java.io.Serializable {}

  /** A JSON object. The members must be in the order of their names (by UTF-16 code units). */
  public static Drawer struct(List<Member> members) {
    List<Text> names =
        members.stream()
            .map(
                m -> {
                  Utf8 name = new Utf8().add(new Text(m.name()));
                  return new Text(new Utf8().addQuoted(name).add(':').toString());
                })
            .toList();
    List<Member> all = List.copyOf(members);
    return (draw, out) -> {
      long hash = draw.hash();
      Cell part = new Cell();
      Utf8 text = out.beginText().add('{');
      for (int i = 0; i < all.size(); i++) {
        if (i > 0) {
          text.add(',');
        }
        draw.use(Hashes.value(hash, i));
        append(draw, all.get(i), part, text.add(names.get(i)));
      }
      text.add('}');
    };
  }

  /** A JSON list of min to max items. */
  public static Drawer list(Member item, long min, long max) {
    long span = max - min + 1;
    return (draw, out) -> {
      long hash = draw.hash();
      Cell part = new Cell();
      Utf8 text = out.beginText().add('[');
      long items = min + Keys.below(hash, span);
      for (int i = 0; i < items; i++) {
        if (i > 0) {
          text.add(',');
        }
        draw.use(Hashes.value(hash, i));
        append(draw, item, part, text);
      }
      text.add(']');
    };
  }

  private static void append(Draw draw, Member member, Cell part, Utf8 text) {
    if (member.nulls() > 0 && Hashes.unit(draw.hash(Integer.MAX_VALUE)) < member.nulls()) {
      part.setNull();
    } else {
      member.values().draw(draw, part);
    }
    if (part.isNull()) {
      text.add(NULL);
    } else if (member.form() == PlannedColumn.Form.JSON) {
      text.add(part.text());
    } else if (part.isText()) {
      text.addQuoted(part.text());
    } else if (member.truth()) {
      text.add(part.number() == 0 ? FALSE : TRUE);
    } else if (member.form() == PlannedColumn.Form.WHOLE) {
      text.addSigned(part.number());
    } else {
      text.addDecimal(PlannedTable.unscaled(part, member.scale()), member.scale());
    }
  }
}
