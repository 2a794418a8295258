package dev.bakeoff.dataset.remote;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** A folder, made when the first file is written: on this machine's disks or a mounted share. */
final class FolderStore implements FileStore {
  private static final String PARTIAL = ".partial";
  private static final int PORTION = 4 << 20;

  private final Path root;

  FolderStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public List<StoredFile> list(String prefix) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> new StoredFile(relative(file), file.toFile().length()))
          .filter(file -> file.path().startsWith(prefix) && !file.path().endsWith(PARTIAL))
          .sorted(Comparator.comparing(StoredFile::path))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw failed("be listed", root, e);
    }
  }

  @Override
  public Optional<StoredFile> find(String path) {
    Path file = inside(path);
    return Files.isRegularFile(file)
        ? Optional.of(new StoredFile(path, file.toFile().length()))
        : Optional.empty();
  }

  @Override
  public Optional<byte[]> read(String path) {
    Path file = inside(path);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw failed("be read", file, e);
    }
  }

  @Override
  public void write(String path, byte[] content) {
    Path file = inside(path);
    Path partial = partial(file);
    try {
      Files.createDirectories(file.getParent());
      Files.write(partial, content);
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed("be written", file, e);
    }
  }

  @Override
  public void upload(Path file, String path, LongConsumer transferred, Cancellation cancellation) {
    Path target = inside(path);
    try {
      copy(file, target, transferred, cancellation);
    } catch (IOException e) {
      throw failed("be written", target, e);
    }
  }

  @Override
  public void download(
      String path, Path file, LongConsumer transferred, Cancellation cancellation) {
    Path source = inside(path);
    try {
      copy(source, file, transferred, cancellation);
    } catch (IOException e) {
      throw failed("be copied", source, e);
    }
  }

  @Override
  public void delete(String path) {
    Path file = inside(path);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed("be deleted", file, e);
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  private static void copy(
      Path source, Path target, LongConsumer transferred, Cancellation cancellation)
      throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path partial = partial(target);
    try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // What an interrupted copy left is the beginning, unless the source is another file by now;
      // whoever needs to be sure compares checksums.
      long done = Math.min(out.size(), in.size());
      out.truncate(done).position(done);
      in.position(done);
      transferred.accept(done);
      ByteBuffer portion = ByteBuffer.allocateDirect(PORTION);
      while (in.read(portion) >= 0) {
        cancellation.throwIfRequested();
        int bytes = portion.position();
        portion.flip();
        while (portion.hasRemaining()) {
          out.write(portion);
        }
        portion.clear();
        transferred.accept(bytes);
      }
      out.force(true);
    }
    Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path partial(Path file) {
    return file.resolveSibling(file.getFileName() + PARTIAL);
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private Path inside(String path) {
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw Problem.request(
              "The path '%s' does not lie inside %s.".formatted(path, root),
              "Use a relative path without '..'.")
          .asException();
    }
    return file;
  }

  private static ProblemException failed(String what, Path path, Exception e) {
    String reason =
        e instanceof AccessDeniedException
            ? "access is denied"
            : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Problem.of(
            Problem.Kind.STORAGE,
            "%s cannot %s: %s.".formatted(path, what, reason),
            "See to the rights on it and to the space on its disk.")
        .asException(e);
  }
}
