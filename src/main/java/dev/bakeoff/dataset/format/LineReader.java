package dev.bakeoff.dataset.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream, one at a time in memory. Not thread-safe. */
final class LineReader implements AutoCloseable {
  static final int LONGEST_LINE = 32 << 20;
  private static final int PORTION = 1 << 18;

  private final InputStream in;
  private byte[] buffer = new byte[2 * PORTION];
  private int start;
  private int end;
  private int next;
  private int limit;
  private long line;
  private boolean tooLong;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Steps to the next line; false after the last. */
  boolean next() throws IOException {
    start = next;
    tooLong = false;
    int at = start;
    while (true) {
      for (; at < limit; at++) {
        if (buffer[at] == '\n') {
          end = at > start && buffer[at - 1] == '\r' ? at - 1 : at;
          next = at + 1;
          line++;
          return true;
        }
      }
      int moved = start;
      if (at - start > LONGEST_LINE) {
        // Of a line that is too long only the beginning is kept.
        tooLong = true;
        limit = start + PORTION;
        at = limit;
      }
      if (!fill()) {
        end = limit;
        next = limit;
        line += end > start ? 1 : 0;
        return end > start;
      }
      at -= moved - start;
    }
  }

  byte[] bytes() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** From 1. */
  long line() {
    return line;
  }

  boolean tooLong() {
    return tooLong;
  }

  private boolean fill() throws IOException {
    if (limit + PORTION > buffer.length && start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= start;
      start = 0;
    }
    if (limit + PORTION > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, LONGEST_LINE + 4 * PORTION));
    }
    int read = in.read(buffer, limit, Math.min(PORTION, buffer.length - limit));
    if (read > 0) {
      limit += read;
    }
    return read >= 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
