package dev.bakeoff.ui.help;

import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Markdown as nodes of the window: headings, paragraphs, lists, tables, code. FX thread only. */
final class MarkdownView {
  private static final Parser PARSER =
      Parser.builder().extensions(java.util.List.<Extension>of(TablesExtension.create())).build();

  private final InlineText inline;

  /**
   * @param onLink gets what a link leads to, as it stands in the text
   */
  MarkdownView(Consumer<String> onLink) {
    this.inline = new InlineText(onLink);
  }

  /** The page, as wide as its place. */
  VBox render(String markdown) {
    VBox page = Ui.column(Spacing.M);
    page.getStyleClass().add("markdown");
    blocks(PARSER.parse(markdown), page);
    return page;
  }

  private void blocks(Node parent, VBox into) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
      block(n, into);
    }
  }

  private void block(Node node, VBox into) {
    switch (node) {
      case Heading heading -> {
        TextFlow title = inline.of(heading);
        title.getStyleClass().add("md-h" + Math.min(heading.getLevel(), 3));
        into.getChildren().add(title);
      }
      case Paragraph paragraph -> into.getChildren().add(inline.of(paragraph));
      case FencedCodeBlock code -> into.getChildren().add(code(code.getLiteral()));
      case IndentedCodeBlock code -> into.getChildren().add(code(code.getLiteral()));
      case BulletList list -> into.getChildren().add(list(list, 0));
      case OrderedList list ->
          into.getChildren()
              .add(
                  list(
                      list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber()));
      case TableBlock table -> into.getChildren().add(table(table));
      case BlockQuote quote -> {
        VBox box = Ui.column(Spacing.S);
        box.getStyleClass().add("md-quote");
        blocks(quote, box);
        into.getChildren().add(box);
      }
      case ThematicBreak line -> into.getChildren().add(new javafx.scene.control.Separator());
      // Comments and raw HTML say nothing to a reader here.
      default -> {}
    }
  }

  private VBox list(ListBlock list, int first) {
    VBox items = Ui.column(list.isTight() ? Spacing.XS : Spacing.S);
    int number = first;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      Label mark = Ui.label(first == 0 ? "•" : number++ + ".", "muted");
      mark.setMinWidth(18);
      VBox content = Ui.column(Spacing.S);
      blocks(item, content);
      HBox row = new HBox(Spacing.XS, mark, Ui.grow(content));
      items.getChildren().add(row);
    }
    items.setPadding(new Insets(0, 0, 0, 6));
    return items;
  }

  private static Label code(String text) {
    Label code = Ui.label(text.stripTrailing(), "md-code");
    code.setWrapText(true);
    code.setMinHeight(Region.USE_PREF_SIZE);
    code.setMaxWidth(Double.MAX_VALUE);
    return code;
  }

  private GridPane table(TableBlock table) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("md-table");
    int row = 0;
    int columns = 0;
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node line = part.getFirstChild(); line != null; line = line.getNext()) {
        int column = 0;
        for (Node n = line.getFirstChild(); n instanceof TableCell cell; n = n.getNext()) {
          TextFlow text = inline.of(cell);
          text.getStyleClass().add(cell.isHeader() ? "md-th" : "md-td");
          text.setMinWidth(60);
          grid.add(text, column++, row);
        }
        columns = Math.max(columns, column);
        row++;
      }
    }
    for (int i = 0; i < columns; i++) {
      ColumnConstraints constraints = new ColumnConstraints();
      constraints.setHgrow(Priority.SOMETIMES);
      constraints.setFillWidth(true);
      grid.getColumnConstraints().add(constraints);
    }
    return grid;
  }
}
