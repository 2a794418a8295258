package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.StorageProblems;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** SHA-256 of files, in hexadecimal digits. */
final class Checksums {
  private static final int PORTION = 1 << 20;

  private Checksums() {}

  static String of(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  /**
   * Reads a file.
   *
   * @param read told of every portion's bytes
   */
  static String of(Path file, LongConsumer read, Cancellation cancellation) {
    MessageDigest digest = sha256();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer portion = ByteBuffer.allocate(PORTION);
      while (channel.read(portion) >= 0) {
        cancellation.throwIfRequested();
        digest.update(portion.flip());
        read.accept(portion.limit());
        portion.clear();
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchFileException e) {
      throw Problem.of(
              Problem.Kind.DATA,
              "The data file %s is missing.".formatted(file),
              "Delete this version of the dataset and create it again.")
          .asException(e);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "%s cannot be read: %s".formatted(file, StorageProblems.reason(e)),
              "See to the rights on it and to its disk.")
          .asException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java platform has it.
    }
  }
}
