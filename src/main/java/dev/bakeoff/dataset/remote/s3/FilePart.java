package dev.bakeoff.dataset.remote.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A stretch of a local file, read as often as a request is tried. Thread-safe.
 *
 * @param number from 1
 * @param offset of its first byte
 * @param length in bytes
 */
record FilePart(Path file, int number, long offset, long length) {
  /** MD5, which S3 calls for as the checksum of a part: against accidents, not against malice. */
  byte[] md5() {
    try (InputStream in = open()) {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        md5.update(buffer, 0, read);
      }
      return md5.digest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java platform has it.
    }
  }

  RequestBody body() {
    return RequestBody.fromContentProvider(this::openUnchecked, length, "application/octet-stream");
  }

  private InputStream openUnchecked() {
    try {
      return open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open() throws IOException {
    return new Stretch(FileChannel.open(file, StandardOpenOption.READ).position(offset), length);
  }

  private static final class Stretch extends InputStream {
    private final FileChannel channel;
    private long left;

    Stretch(FileChannel channel, long length) {
      this.channel = channel;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = channel.read(ByteBuffer.wrap(target, from, (int) Math.min(count, left)));
      if (read > 0) {
        left -= read;
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
