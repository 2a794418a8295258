package dev.bakeoff.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes files out of the system's file cache, so that the next read of them comes from the disk.
 * Writes what has not been written yet first, then asks for {@code POSIX_FADV_DONTNEED}; needs no
 * special rights. Source: POSIX.1-2024, {@code posix_fadvise}; Linux drops clean pages at once,
 * other systems may not know the call. Immutable and thread-safe.
 */
public final class FileCache {
  private static final int READ_ONLY = 0;
  private static final int DONT_NEED = 4;

  private FileCache() {}

  /**
   * Drops files, and folders with everything below them; nobody may be writing to them.
   *
   * @return whether the system took all of it; false where it has no such call
   */
  public static boolean drop(List<Path> paths) {
    Optional<Calls> calls = Calls.find();
    if (calls.isEmpty()) {
      return false;
    }
    for (Path path : paths) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (!drop(file, calls.get())) {
            return false;
          }
        }
      } catch (IOException | UncheckedIOException e) {
        return false;
      }
    }
    return true;
  }

  private static boolean drop(Path file, Calls calls) throws IOException {
    // Only clean pages can be dropped.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
    return calls.dontNeed(file);
  }

  /** The C library's functions. */
  private record Calls(MethodHandle open, MethodHandle advise, MethodHandle close) {
    // Calling native functions is this class's purpose; the launcher allows it.
    @SuppressWarnings("restricted")
    static Optional<Calls> find() {
      if (!System.getProperty("os.name").equals("Linux")) {
        return Optional.empty();
      }
      Linker linker = Linker.nativeLinker();
      SymbolLookup library = linker.defaultLookup();
      return library
          .find("posix_fadvise")
          .map(
              advise ->
                  new Calls(
                      linker.downcallHandle(
                          library.findOrThrow("open"),
                          FunctionDescriptor.of(
                              ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                          Linker.Option.firstVariadicArg(2)),
                      linker.downcallHandle(
                          advise,
                          FunctionDescriptor.of(
                              ValueLayout.JAVA_INT,
                              ValueLayout.JAVA_INT,
                              ValueLayout.JAVA_LONG,
                              ValueLayout.JAVA_LONG,
                              ValueLayout.JAVA_INT)),
                      linker.downcallHandle(
                          library.findOrThrow("close"),
                          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))));
    }

    boolean dontNeed(Path file) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment name = arena.allocateFrom(file.toString());
        int descriptor = (int) open.invokeExact(name, READ_ONLY);
        if (descriptor < 0) {
          return false;
        }
        int answer = (int) advise.invokeExact(descriptor, 0L, 0L, DONT_NEED);
        int closed = (int) close.invokeExact(descriptor);
        return answer == 0 && closed == 0;
      } catch (Throwable e) {
        // Method handles declare everything; these calls throw nothing of their own.
        throw new IllegalStateException("the C library cannot be called", e);
      }
    }
  }
}
