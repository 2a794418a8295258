import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Formats every Java file below src, or with "check" names those that are not formatted and fails. */
void main(String[] args) throws Exception {
  boolean check = args.length > 0 && args[0].equals("check");
  Formatter formatter = new Formatter();
  List<Path> unformatted = new ArrayList<>();
  try (Stream<Path> files = Files.walk(Path.of("src"))) {
    for (Path file : files.filter(f -> f.toString().endsWith(".java")).filter(f -> !f.startsWith("src/build")).toList()) {
      String before = Files.readString(file);
      String after = formatter.formatSourceAndFixImports(before);
      if (!before.equals(after)) {
        unformatted.add(file);
        if (!check) {
          Files.writeString(file, after);
        }
      }
    }
  }
  if (check && !unformatted.isEmpty()) {
    System.err.println("Not formatted: " + unformatted);
    System.err.println("Run: mvn -q initialize exec:exec@format ");
    System.exit(1);
  }
}
