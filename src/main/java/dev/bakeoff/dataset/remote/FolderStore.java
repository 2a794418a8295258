package dev.bakeoff.dataset.remote;

import dev.bakeoff.dataset.StorageProblems;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A folder, made when the first file is written: on this machine's disks or a mounted share. Links
 * inside it are neither listed nor followed where they lead out of it.
 */
final class FolderStore implements FileStore {
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
    int folder = prefix.lastIndexOf('/');
    Path start = folder < 0 ? root : inside(prefix.substring(0, folder));
    List<StoredFile> files = new ArrayList<>();
    if (!Files.isDirectory(start)) {
      return files;
    }
    try {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String path = relative(file);
              if (attributes.isRegularFile()
                  && path.startsWith(prefix)
                  && !PartialFile.isPartial(file)) {
                files.add(new StoredFile(path, attributes.size()));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // Deleted while we were looking.
              }
              throw failure;
            }
          });
    } catch (IOException | UncheckedIOException e) {
      throw failed("be listed", start, e);
    }
    files.sort(Comparator.comparing(StoredFile::path));
    return files;
  }

  @Override
  public List<String> folders(String folder) {
    Path start = folder.isEmpty() ? root : inside(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(start)) {
      return children
          .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw failed("be listed", start, e);
    }
  }

  @Override
  public Optional<StoredFile> find(String path) {
    Path file = inside(path);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(new StoredFile(path, Files.size(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw failed("be read", file, e);
    }
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
    try {
      Files.move(besides(file, content), file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed("be written", file, e);
    }
  }

  @Override
  public boolean create(String path, byte[] content) {
    Path file = inside(path);
    try {
      if (Files.exists(file)) {
        return false;
      }
      Path whole = besides(file, content);
      try {
        linkOrMove(whole, file);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } finally {
        Files.deleteIfExists(whole);
      }
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
      if (StorageProblems.isDiskFull(e)) {
        throw diskFull(file, e);
      }
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
    BasicFileAttributes version = Files.readAttributes(source, BasicFileAttributes.class);
    String identity =
        "%s %d %s".formatted(source.toRealPath(), version.size(), version.lastModifiedTime());
    try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
        PartialFile out = PartialFile.open(target, identity, version.size())) {
      out.compareWith(in);
      transferred.accept(out.size());
      ByteBuffer portion = ByteBuffer.allocateDirect(PORTION);
      while (in.read(portion) >= 0) {
        cancellation.throwIfRequested();
        int bytes = portion.position();
        out.append(portion.flip());
        portion.clear();
        transferred.accept(bytes);
      }
      out.finish();
    }
  }

  /** Writes a small file whole, under a name that nobody takes for it. */
  private static Path besides(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    long random = ThreadLocalRandom.current().nextLong();
    Path whole = PartialFile.beside(file, HexFormat.of().toHexDigits(random, 12));
    boolean written = false;
    // Not a temporary file: those can be read by their owner only, and this is to be shared.
    try (FileChannel channel =
        FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      written = true;
    } finally {
      if (!written) {
        Files.deleteIfExists(whole);
      }
    }
    return whole;
  }

  /** A link fails where something is there already, in one step; a move looks first. */
  private static void linkOrMove(Path whole, Path file) throws IOException {
    try {
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | IOException e) {
      Files.move(whole, file);
    }
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  private Path inside(String path) {
    Path file = root.resolve(Locations.requirePath(path, location()));
    Path existing = file;
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && !existing.equals(root)) {
      existing = existing.getParent();
    }
    try {
      if (Files.exists(existing, LinkOption.NOFOLLOW_LINKS)
          && !existing.toRealPath().startsWith(root.toRealPath())) {
        throw Problem.request(
                "The path '%s' leads out of %s by a link.".formatted(path, root),
                "Put the file itself there.")
            .asException();
      }
    } catch (IOException e) {
      throw failed("be read", existing, e);
    }
    return file;
  }

  private static ProblemException failed(String what, Path path, Exception e) {
    if (StorageProblems.isDiskFull(e)) {
      return diskFull(path, e);
    }
    if (e instanceof NoSuchFileException) {
      return Problem.of(
              Problem.Kind.STORAGE,
              "%s cannot %s: it is not there.".formatted(path, what),
              "See whether it was moved or deleted.")
          .asException(e);
    }
    return Problem.of(
            Problem.Kind.STORAGE,
            "%s cannot %s: %s".formatted(path, what, StorageProblems.reason(e)),
            "See to the rights on it and to the disk it is on.")
        .asException(e);
  }

  private static ProblemException diskFull(Path path, Exception e) {
    return Problem.of(
            Problem.Kind.STORAGE,
            "The disk of %s is full.".formatted(path),
            "Free some space and try again: what was copied so far is kept.")
        .asException(e);
  }
}
