package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes CSV (RFC 4180) apart into records and fields, as UTF-8 bytes, with the numbers of lines. It
 * goes on after a record that is broken: one whose quote is never closed ends with its first line,
 * and one that is too long is skipped. Lines end with CR LF, LF or CR. Memory holds one record, of
 * a limited size. Not thread-safe.
 *
 * <p>Why not a library: those at hand end at the first broken record, and do not tell an empty text
 * in quotes from a field that is not there while keeping the bytes of a broken line.
 */
final class CsvTokenizer implements AutoCloseable {
  static final int LONGEST_RECORD = 32 << 20;
  private static final int PORTION = 1 << 18;

  /** Each costs reading up to the longest record again. */
  private static final int MOST_OPEN_QUOTES = 100;

  private final Path file;
  private final InputStream in;
  private final byte delimiter;
  private byte[] buffer = new byte[2 * PORTION];
  private int start;
  private int at;
  private int limit;
  private boolean ended;
  private long line = 1;
  private long recordLine = 1;
  private int recordLength;
  private int openQuotes;
  private int fields;

  /** Counted from the record's start, which moves when the buffer is filled. */
  private int[] starts = new int[32];

  private int[] ends = new int[32];
  private boolean[] quoted = new boolean[32];
  private boolean[] doubled = new boolean[32];
  private String problem;
  private final ByteBuilder unescaped = new ByteBuilder(256);

  CsvTokenizer(Path file, InputStream in, char delimiter) {
    this.file = file;
    this.in = in;
    this.delimiter = (byte) delimiter;
  }

  /** Steps to the next record; false after the last. */
  boolean next() throws IOException {
    start = at;
    recordLine = line;
    fields = 0;
    problem = null;
    if (!has()) {
      return false;
    }
    boolean more = true;
    while (more) {
      more = field();
    }
    if (problem == null) {
      int bad = Utf8Check.firstBad(buffer, start, start + recordLength);
      if (bad >= 0) {
        problem =
            "byte %02x is not UTF-8; is the file in another encoding, such as latin1"
                .formatted(buffer[bad]);
      }
    }
    return true;
  }

  /** What is wrong with the record; empty where nothing is. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** The record's first line, from 1. */
  long line() {
    return recordLine;
  }

  int fields() {
    return fields;
  }

  boolean quoted(int field) {
    return quoted[field];
  }

  boolean empty(int field) {
    return starts[field] == ends[field];
  }

  /** Whether the record is a line with nothing in it. */
  boolean blank() {
    return fields == 1 && !quoted[0] && empty(0);
  }

  /** A field's text without its quotes; valid until the next call. */
  Slice slice(int field) {
    if (!doubled[field]) {
      return new Slice(buffer, start + starts[field], start + ends[field]);
    }
    unescaped.clear();
    int from = start + starts[field];
    int to = start + ends[field];
    for (int i = from; i < to; i++) {
      if (buffer[i] == '"') {
        unescaped.append(buffer, from, i + 1 - from);
        i++;
        from = i + 1;
      }
    }
    unescaped.append(buffer, from, to - from);
    return new Slice(unescaped.array(), 0, unescaped.length());
  }

  /** The record as the file has it, or its beginning. */
  Slice raw() {
    return new Slice(buffer, start, start + recordLength);
  }

  /** Some bytes of an array. */
  static final class Slice {
    private final byte[] bytes;
    private final int from;
    private final int to;

    Slice(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    byte[] bytes() {
      return bytes;
    }

    int from() {
      return from;
    }

    int to() {
      return to;
    }
  }

  /** Reads one field and what ends it; whether the record has another. */
  private boolean field() throws IOException {
    if (fields == starts.length) {
      grow();
    }
    boolean open = has() && buffer[at] == '"';
    quoted[fields] = open;
    doubled[fields] = false;
    if (open) {
      at++;
      starts[fields] = at - start;
      if (!quotedText()) {
        return false;
      }
    } else {
      starts[fields] = at - start;
      if (!plainText()) {
        return false;
      }
      ends[fields] = at - start;
    }
    boolean another = has() && buffer[at] == delimiter;
    fields++;
    if (another) {
      at++;
      return true;
    }
    recordLength = at - start;
    endLine();
    return false;
  }

  /** Goes to the delimiter, the end of the line or of the file; false where that is too far. */
  private boolean plainText() throws IOException {
    while (has()) {
      byte c = buffer[at];
      if (c == delimiter || c == '\n' || c == '\r') {
        return true;
      }
      at++;
      if (at - start > LONGEST_RECORD) {
        tooLong();
        return false;
      }
    }
    return true;
  }

  private boolean quotedText() throws IOException {
    while (has()) {
      byte c = buffer[at];
      if (c == '"') {
        int end = at - start;
        at++;
        if (has() && buffer[at] == '"') {
          doubled[fields] = true;
          at++;
          continue;
        }
        ends[fields] = end;
        if (has() && buffer[at] != delimiter && buffer[at] != '\n' && buffer[at] != '\r') {
          problem = "there is text after a closing quote in field " + (fields + 1);
          skipLine();
          return false;
        }
        return true;
      }
      countLine(c);
      at++;
      if (at - start > LONGEST_RECORD) {
        break;
      }
    }
    problem = "a quote is opened in field %d and not closed".formatted(fields + 1);
    if (++openQuotes > MOST_OPEN_QUOTES) {
      throw Problem.of(
              Problem.Kind.DATA,
              "%s opens more than %d quotes that are never closed; the last is in line %,d."
                  .formatted(file, MOST_OPEN_QUOTES, recordLine),
              "Check the delimiter and that quotes inside values are doubled.")
          .asException();
    }
    at = start;
    line = recordLine;
    skipLine();
    return false;
  }

  private void countLine(byte c) throws IOException {
    if (c == '\n') {
      line++;
    } else if (c == '\r') {
      // CR LF is counted with its LF.
      int here = at - start;
      at++;
      boolean lineFeed = has() && buffer[at] == '\n';
      at = start + here;
      line += lineFeed ? 0 : 1;
    }
  }

  private void tooLong() throws IOException {
    problem = "it is longer than %d MB".formatted(LONGEST_RECORD >> 20);
    skipLine();
  }

  /** Goes past the end of the line; of what does not fit only the beginning is kept. */
  private void skipLine() throws IOException {
    fields = 0;
    while (has() && buffer[at] != '\n' && buffer[at] != '\r') {
      at++;
      if (at - start > LONGEST_RECORD) {
        // Drops the end and reads over it.
        limit = keep(limit);
      }
    }
    recordLength = at - start;
    endLine();
  }

  private int keep(int oldLimit) {
    int kept = start + PORTION;
    System.arraycopy(buffer, at, buffer, kept, oldLimit - at);
    int moved = at - kept;
    at = kept;
    return oldLimit - moved;
  }

  private void endLine() throws IOException {
    if (!has()) {
      return;
    }
    boolean carriageReturn = buffer[at] == '\r';
    at++;
    if (carriageReturn && has() && buffer[at] == '\n') {
      at++;
    }
    line++;
  }

  /** Whether there is a byte at the current place; reads on where the buffer ends. */
  private boolean has() throws IOException {
    if (at < limit) {
      return true;
    }
    if (ended) {
      return false;
    }
    if (start > 0 && limit + PORTION > buffer.length) {
      int moved = start;
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= moved;
      at -= moved;
      start = 0;
    }
    if (limit + PORTION > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, LONGEST_RECORD + 4 * PORTION));
    }
    int read = in.read(buffer, limit, Math.min(PORTION, buffer.length - limit));
    if (read < 0) {
      ended = true;
      return false;
    }
    limit += read;
    return has();
  }

  private void grow() {
    int width = 2 * starts.length;
    starts = Arrays.copyOf(starts, width);
    ends = Arrays.copyOf(ends, width);
    quoted = Arrays.copyOf(quoted, width);
    doubled = Arrays.copyOf(doubled, width);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
