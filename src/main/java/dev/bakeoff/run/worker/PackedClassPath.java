package dev.bakeoff.run.worker;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs the folders of a build tree's class path into jars, because a class-data archive can only
 * be made from jars. A jar is made again when a file of its folder is newer.
 */
final class PackedClassPath {
  private static final Logger LOG = LoggerFactory.getLogger(PackedClassPath.class);

  private final Path cache;

  PackedClassPath(Path cache) {
    this.cache = cache;
  }

  /** The class path with jars in place of its folders; as it was where that cannot be done. */
  String pack(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(entry -> Files.isDirectory(Path.of(entry)) ? packed(Path.of(entry)) : entry)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private String packed(Path folder) {
    Path jar =
        cache.resolve(
            "classes-" + Integer.toHexString(folder.toAbsolutePath().hashCode()) + ".jar");
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      if (!isFresh(jar, files)) {
        write(jar, folder, files);
      }
      return jar.toString();
    } catch (IOException e) {
      LOG.info("workers start from the folder {}", folder, e);
      return folder.toString();
    }
  }

  private static boolean isFresh(Path jar, List<Path> files) throws IOException {
    if (!Files.exists(jar)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(jar);
    for (Path file : files) {
      if (Files.getLastModifiedTime(file).compareTo(made) >= 0) {
        return false;
      }
    }
    return true;
  }

  private void write(Path jar, Path folder, List<Path> files) throws IOException {
    Files.createDirectories(cache);
    Path beside = Files.createTempFile(cache, "classes", ".jar");
    try (OutputStream out = Files.newOutputStream(beside);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
      }
    }
    Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING);
  }
}
