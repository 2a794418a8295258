package dev.bakeoff.dataset.remote;

import dev.bakeoff.model.Cancellation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Files in a place outside the catalog, below one folder or prefix. Paths are relative to it, with
 * {@code /} between their parts. A file appears whole or not at all. Failures reach the caller as
 * {@link dev.bakeoff.model.ProblemException} that name the place and the file, without secrets.
 * Thread-safe.
 */
public interface FileStore extends AutoCloseable {
  /** Where it is, for people: {@code s3://bucket/prefix} or a path. */
  String location();

  /** All files whose path begins with the prefix, in the order of their paths. */
  List<StoredFile> list(String prefix);

  /** The names of the folders directly below a folder, {@code ""} for the topmost; in order. */
  List<String> folders(String folder);

  /** The file of that path; empty where there is none. */
  Optional<StoredFile> find(String path);

  /** The content of a small file; empty where there is none. */
  Optional<byte[]> read(String path);

  /** Writes a small file, replacing an earlier one. */
  void write(String path, byte[] content);

  /**
   * Writes a small file, unless there is one of that path.
   *
   * @return whether it was written; of several that try at the same time, one succeeds
   */
  boolean create(String path, byte[] content);

  /**
   * Copies a local file to the store, replacing an earlier one. An upload of the same file that was
   * interrupted goes on where it ended.
   *
   * @param transferred told of every portion's bytes, those of the earlier attempt included
   */
  void upload(Path file, String path, LongConsumer transferred, Cancellation cancellation);

  /**
   * Copies a file of the store to a local file, replacing an earlier one. A download that was
   * interrupted goes on where it ended.
   *
   * @param transferred told of every portion's bytes, those of the earlier attempt included
   */
  void download(String path, Path file, LongConsumer transferred, Cancellation cancellation);

  /** Deletes a file, if it is there. */
  void delete(String path);

  @Override
  void close();

  /**
   * A file of a store.
   *
   * @param path relative to the store
   * @param bytes its size
   */
  record StoredFile(String path, long bytes) {}
}
