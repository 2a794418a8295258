package dev.bakeoff.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

final class CommandSearchTest {
  private final List<Command> commands =
      Stream.of("Go to History", "Go to Home", "Open a YAML file…", "Löschen", "Compare runs")
          .map(
              title ->
                  new Command(title, title.startsWith("Go") ? "Go" : "Window", Feather.X, () -> {}))
          .toList();

  private List<String> found(String typed) {
    return CommandSearch.find(commands, typed).stream().map(Command::title).toList();
  }

  @Test
  void nothing_typed_finds_all_in_their_order() {
    assertThat(found(" ")).hasSize(5).startsWith("Go to History");
  }

  @Test
  void a_beginning_of_a_word_goes_before_letters_in_the_middle_or_scattered() {
    assertThat(found("ho").getFirst()).isEqualTo("Go to Home");
    assertThat(found("hst")).containsExactly("Go to History");
  }

  @Test
  void every_word_must_be_found_in_the_title_or_the_group() {
    assertThat(found("run comp")).containsExactly("Compare runs");
    assertThat(found("window yaml")).containsExactly("Open a YAML file…");
    assertThat(found("home window")).isEmpty();
  }

  @Test
  void accents_and_capitals_do_not_matter() {
    assertThat(found("LOSCH")).containsExactly("Löschen");
  }
}
