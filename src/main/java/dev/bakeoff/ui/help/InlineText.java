package dev.bakeoff.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** The words of a Markdown block: plain, strong, code, links. FX thread only. */
final class InlineText {
  private final Consumer<String> onLink;

  InlineText(Consumer<String> onLink) {
    this.onLink = onLink;
  }

  TextFlow of(Node block) {
    List<javafx.scene.Node> out = new ArrayList<>();
    children(block, List.of("md-text"), out);
    TextFlow flow = new TextFlow();
    flow.getChildren().setAll(out);
    flow.setMinWidth(0);
    return flow;
  }

  private void children(Node parent, List<String> styles, List<javafx.scene.Node> out) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
      inline(n, styles, out);
    }
  }

  private void inline(Node node, List<String> styles, List<javafx.scene.Node> out) {
    switch (node) {
      case org.commonmark.node.Text text -> out.add(text(text.getLiteral(), styles));
      case Code code -> out.add(text(code.getLiteral(), with(styles, "md-inline-code")));
      case SoftLineBreak b -> out.add(text(" ", styles));
      case HardLineBreak b -> out.add(text("\n", styles));
      case StrongEmphasis strong -> children(strong, with(styles, "md-strong"), out);
      case Emphasis emphasis -> children(emphasis, with(styles, "md-emphasis"), out);
      case Link link -> out.add(link(link));
      // Pictures are not packed with the help; their words stand in.
      case Image image -> children(image, with(styles, "md-emphasis"), out);
      default -> children(node, styles, out);
    }
  }

  private Hyperlink link(Link link) {
    StringBuilder words = new StringBuilder();
    List<javafx.scene.Node> parts = new ArrayList<>();
    children(link, List.of(), parts);
    parts.forEach(p -> words.append(p instanceof Text t ? t.getText() : ""));
    Hyperlink hyperlink = new Hyperlink(words.toString());
    hyperlink.getStyleClass().add("md-link");
    hyperlink.setOnAction(e -> onLink.accept(link.getDestination()));
    return hyperlink;
  }

  private static Text text(String words, List<String> styles) {
    Text text = new Text(words);
    text.getStyleClass().addAll(styles);
    return text;
  }

  private static List<String> with(List<String> styles, String one) {
    List<String> all = new ArrayList<>(styles);
    all.add(one);
    return List.copyOf(all);
  }
}
