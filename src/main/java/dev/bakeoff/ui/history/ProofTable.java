package dev.bakeoff.ui.history;

import dev.bakeoff.run.RunEvent.TableProof;
import dev.bakeoff.ui.kit.Copyable;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Pill.Tone;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;

/** Per table what was expected and what was read back. */
public final class ProofTable {
  private ProofTable() {}

  public static Node of(List<TableProof> tables) {
    GridPane grid = new GridPane(Spacing.L, Spacing.XS);
    grid.addRow(
        0,
        Ui.label(Texts.of("history.table"), "fact-name"),
        Ui.label(Texts.of("history.rows"), "fact-name"),
        Ui.label(Texts.of("history.fingerprint"), "fact-name"),
        Ui.label("", "fact-name"));
    for (int i = 0; i < tables.size(); i++) {
      TableProof proof = tables.get(i);
      String rows =
          proof.rows() == proof.expectedRows()
              ? Formats.count(proof.rows())
              : Texts.of(
                  "history.instead-of",
                  Formats.count(proof.rows()),
                  Formats.count(proof.expectedRows()));
      grid.addRow(
          i + 1,
          Ui.label(proof.table()),
          Ui.label(rows),
          new Copyable(
              Texts.of("history.the-fingerprint"),
              Formats.shortFingerprint(proof.fingerprint()),
              proof.fingerprint()),
          proof.matches()
              ? new Pill(Texts.of("history.equal"), Tone.SUCCESS)
              : new Pill(Texts.of("history.differs"), Tone.DANGER));
    }
    return grid;
  }
}
