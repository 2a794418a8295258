package dev.bakeoff.config.adapter;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders below {@code BAKEOFF_HOME/adapters}. One with jars holds an adapter in Java, found by
 * {@link ServiceLoader}; one with an {@code adapter.yaml} describes a worker in any language. A
 * folder that cannot be used is told of and does not keep the others from being used.
 *
 * @param found one for each type
 * @param problems what is wrong with the other folders
 */
public record ThirdParties(List<ThirdParty> found, List<Problem> problems) {
  private static final String FOLDER = "adapters";
  private static final String DESCRIPTION = "adapter.yaml";

  public ThirdParties {
    found = List.copyOf(found);
    problems = List.copyOf(problems);
  }

  /**
   * Looks into a home.
   *
   * @param taken types that are Bakeoff's own, which nobody replaces
   */
  public static ThirdParties in(Path home, Set<String> taken) {
    List<ThirdParty> found = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Set<String> types = new HashSet<>(taken);
    for (Path folder : children(home.resolve(FOLDER))) {
      try {
        for (ThirdParty party : read(folder)) {
          String type = party.descriptor().type();
          if (!types.add(type)) {
            throw Problem.request(
                    "%s brings a platform type '%s', which there is already."
                        .formatted(folder, type),
                    "Give it another type, or remove the folder.")
                .asException();
          }
          found.add(party);
        }
      } catch (ProblemException e) {
        problems.add(e.problem());
      }
    }
    return new ThirdParties(found, problems);
  }

  /** Who brings a type. */
  public Optional<ThirdParty> of(String type) {
    return found.stream().filter(p -> p.descriptor().type().equals(type)).findFirst();
  }

  private static List<ThirdParty> read(Path folder) {
    Path description = folder.resolve(DESCRIPTION);
    if (Files.exists(description)) {
      return List.of(AdapterYaml.read(description));
    }
    List<Path> jars =
        children(folder).stream().filter(f -> f.getFileName().toString().endsWith(".jar")).toList();
    if (jars.isEmpty()) {
      throw Problem.request(
              "The folder %s holds neither %s nor a jar.".formatted(folder, DESCRIPTION),
              "See docs/add-a-platform.md for what belongs there, or remove it.")
          .asException();
    }
    return descriptors(folder, jars).stream()
        .map(d -> new ThirdParty(d, jars, Optional.empty()))
        .toList();
  }

  /** Its classes are only asked what they are; they work in their own worker. */
  private static List<PlatformDescriptor> descriptors(Path folder, List<Path> jars) {
    try (URLClassLoader loader =
        new URLClassLoader(
            jars.stream().map(ThirdParties::url).toArray(URL[]::new),
            PlatformAdapter.class.getClassLoader())) {
      List<PlatformDescriptor> found =
          ServiceLoader.load(PlatformAdapter.class, loader).stream()
              // Those on Bakeoff's own class path are found through the parent, too.
              .filter(p -> loader.equals(p.type().getClassLoader()))
              .map(p -> p.get().descriptor())
              .toList();
      if (found.isEmpty()) {
        throw Problem.request(
                "The jars in %s name no adapter.".formatted(folder),
                "One of them needs META-INF/services/" + PlatformAdapter.class.getName() + ".")
            .asException();
      }
      return found;
    } catch (ServiceConfigurationError | LinkageError e) {
      throw Problem.request(
              "The adapter in %s cannot be used: %s".formatted(folder, e.getMessage()),
              "It was perhaps made for another version of Bakeoff; its descriptor must not need its"
                  + " driver.")
          .asException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(c -> !c.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder " + folder + " cannot be listed: " + e.getMessage(),
              "See to its rights.")
          .asException(e);
    }
  }
}
