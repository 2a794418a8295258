package dev.bakeoff.dataset;

import dev.bakeoff.model.Problem;

/** Brings a cursor's JSON into the canonical spelling of RFC 8785. Not thread-safe. */
public final class JsonText {
  private final String table;
  private final ByteBuilder document = new ByteBuilder(1024);
  private final JsonCanonicalizer json = new JsonCanonicalizer();

  public JsonText(String table) {
    this.table = table;
  }

  /**
   * Appends the canonical form of the cursor's current value.
   *
   * @throws dev.bakeoff.model.ProblemException of kind DATA where it is not JSON
   */
  public void appendCanonical(RowCursor cursor, int column, String name, ByteBuilder target) {
    document.clear();
    cursor.appendBytes(column, document);
    try {
      json.append(document.array(), document.length(), target);
    } catch (JsonCanonicalizer.NotJson e) {
      throw Problem.of(
              Problem.Kind.DATA,
              "Column %s of %s holds a value that is not valid JSON: %s."
                  .formatted(name, table, e.getMessage()),
              "Correct the value, or make the column text.")
          .asException(e);
    }
  }
}
