package dev.bakeoff.dataset.remote;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file that is being copied, beside its place until it is whole. Its name carries what it is a
 * copy of, so that the beginning of one file is never continued with the end of another. Used by
 * one thread; a second copy of the same file at the same time is refused.
 */
public final class PartialFile implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile(".*\\.[0-9a-f]{12}\\.partial");

  private static final int COMPARED = 1 << 20;

  private final Path target;
  private final Path partial;
  private final FileChannel channel;

  private PartialFile(Path target, Path partial, FileChannel channel) {
    this.target = target;
    this.partial = partial;
    this.channel = channel;
  }

  /**
   * Starts a copy, or goes on with the one that was interrupted.
   *
   * @param target where the whole file goes
   * @param source says which content it is: place, size and version; never shown
   * @param bytes of the whole file
   */
  public static PartialFile open(Path target, String source, long bytes) throws IOException {
    Path place = target.toAbsolutePath();
    Files.createDirectories(place.getParent());
    Path partial = beside(place, digest(source));
    FileChannel channel =
        FileChannel.open(
            partial, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean opened = false;
    try {
      if (!lock(channel)) {
        throw Problem.of(
                Problem.Kind.STORAGE,
                "%s is being copied by another Bakeoff.".formatted(target),
                "Wait for it, or stop it.")
            .asException();
      }
      if (channel.size() > bytes) {
        channel.truncate(0);
      }
      channel.position(channel.size());
      discardOthers(place, partial);
      opened = true;
      return new PartialFile(place, partial, channel);
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  /** Whether a file's name is that of an unfinished copy. */
  static boolean isPartial(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  /** A name beside a file that {@link #isPartial} recognises. */
  static Path beside(Path file, String twelveHexDigits) {
    return file.resolveSibling(file.getFileName() + "." + twelveHexDigits + ".partial");
  }

  /** Bytes that are there. */
  public long size() throws IOException {
    return channel.position();
  }

  /**
   * Begins again unless what is there is the beginning of the source: a machine that lost its power
   * may have left anything. Both are at the same position afterwards.
   */
  void compareWith(FileChannel source) throws IOException {
    long there = size();
    ByteBuffer own = ByteBuffer.allocateDirect(COMPARED);
    ByteBuffer other = ByteBuffer.allocateDirect(COMPARED);
    for (long at = 0; at < there; at += own.capacity()) {
      int length = (int) Math.min(own.capacity(), there - at);
      if (!read(channel, own, at, length).equals(read(source, other, at, length))) {
        channel.truncate(0);
        channel.position(0);
        break;
      }
    }
    source.position(size());
  }

  private static ByteBuffer read(FileChannel channel, ByteBuffer target, long at, int length)
      throws IOException {
    target.clear().limit(length);
    while (target.hasRemaining() && channel.read(target, at + target.position()) >= 0) {
      // Until all of it is there, or the file ends.
    }
    return target.flip();
  }

  public void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Puts the file, whole now, in its place. */
  public void finish() throws IOException {
    channel.force(true);
    channel.close(); // Windows does not rename what is open.
    Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What was copied so far stays for the next attempt. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Copies of what used to be the content will never be finished. */
  private static void discardOthers(Path target, Path own) throws IOException {
    String beginning = target.getFileName() + ".";
    DirectoryStream.Filter<Path> others =
        file ->
            isPartial(file)
                && !file.equals(own)
                && file.getFileName().toString().startsWith(beginning)
                && file.getFileName().toString().length() == own.getFileName().toString().length();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(target.getParent(), others)) {
      for (Path other : found) {
        boolean free;
        try (FileChannel channel = FileChannel.open(other, StandardOpenOption.WRITE)) {
          free = lock(channel);
        } catch (NoSuchFileException e) {
          continue; // Finished in this very moment.
        }
        if (free) {
          Files.deleteIfExists(other);
        }
      }
    }
  }

  private static String digest(String source) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java platform has it.
    }
  }
}
