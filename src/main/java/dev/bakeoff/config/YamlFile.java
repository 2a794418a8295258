package dev.bakeoff.config;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file into nodes that know their line. */
public final class YamlFile {
  private YamlFile() {}

  /** The document's root; a request problem with file and line where it is not YAML. */
  public static YamlValue read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw Problem.request("There is no file " + file + ".", "Check the path.").asException(e);
    } catch (IOException e) {
      throw Problem.request(
              "The file " + file + " cannot be read: " + e.getMessage(),
              "Check that it is a text file in UTF-8 and that you may read it.")
          .asException(e);
    }
  }

  public static YamlValue parse(String name, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root == null) {
        throw Problem.request(name + " is empty.", "See sample-configs for what belongs in it.")
            .asException();
      }
      return new YamlValue(name, root);
    } catch (MarkedYAMLException e) {
      // Not as the cause: it quotes the lines around the place, and the log would keep them with
      // whatever secret somebody wrote there by mistake.
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw Problem.request(
              name + ":" + line + ": this is not YAML: " + e.getProblem() + ".",
              "Look at the indentation, the colons and the quotes around that line.")
          .asException();
    } catch (YAMLException e) {
      throw Problem.request(name + " is not YAML: " + e.getMessage(), "").asException();
    }
  }
}
