package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows as text for people. */
public final class RowText {
  private static final int LONGEST = 200;

  private RowText() {}

  /** Up to so many of a cursor's next rows; nulls are empty, long values are cut off. */
  public static List<List<Optional<String>>> first(RowCursor rows, TableSchema schema, int limit) {
    List<List<Optional<String>>> texts = new ArrayList<>();
    ByteBuilder text = new ByteBuilder(256);
    while (texts.size() < limit && rows.next()) {
      List<Optional<String>> row = new ArrayList<>();
      for (int i = 0; i < schema.columns().size(); i++) {
        if (rows.isNull(i)) {
          row.add(Optional.empty());
        } else {
          text.clear();
          ValueText.append(rows, i, schema.columns().get(i), text);
          String whole = new String(text.array(), 0, text.length(), StandardCharsets.UTF_8);
          row.add(
              Optional.of(whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole));
        }
      }
      texts.add(row);
    }
    return texts;
  }
}
