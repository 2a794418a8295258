package dev.bakeoff.dataset.format;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a file of rows is packed. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  ZSTD(".zst");

  private static final int BUFFER = 1 << 16;

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** As on the command line: {@code none}, {@code gzip}, {@code zstd}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a packed file's name ends with. */
  public String suffix() {
    return suffix;
  }

  /** Reads what {@link #id} writes. */
  public static Compression parse(String id) {
    List<String> known = Arrays.stream(values()).map(Compression::id).toList();
    return Arrays.stream(values())
        .filter(c -> c.id().equals(id.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request("'" + id + "' is not a compression.", Suggestions.hint(id, known))
                    .asException());
  }

  /** A stream that packs what is written to it. */
  OutputStream packing(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out, BUFFER);
      case ZSTD -> new ZstdOutputStream(out, 3).setChecksum(true);
    };
  }

  /** A file's content, unpacked where its first bytes say that it is packed. */
  public static InputStream unpacked(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    boolean opened = false;
    try {
      raw.mark(4);
      byte[] head = raw.readNBytes(4);
      raw.reset();
      InputStream content = raw;
      if (head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
        content = new GZIPInputStream(raw, BUFFER);
      } else if (head.length == 4
          && head[0] == 0x28
          && head[1] == (byte) 0xb5
          && head[2] == 0x2f
          && head[3] == (byte) 0xfd) {
        content = new ZstdInputStream(raw);
      }
      opened = true;
      return content;
    } finally {
      if (!opened) {
        raw.close();
      }
    }
  }
}
