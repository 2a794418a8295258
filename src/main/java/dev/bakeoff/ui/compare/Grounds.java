package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.ComparedRun;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.DataProof;
import dev.bakeoff.ui.history.ProofTable;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Pill.Tone;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** What the figures stand on: the proof of the data, the circumstances, how to read them. */
final class Grounds {
  private Grounds() {}

  static Node proofs(Comparison comparison) {
    List<Node> platforms = new ArrayList<>();
    for (ComparedPlatform platform : comparison.platforms()) {
      List<Node> parts = new ArrayList<>();
      DataProof proof = comparison.proof(platform.id());
      Pill pill =
          proof.proven()
              ? new Pill(Texts.of("compare.same-data"), Tone.SUCCESS)
              : new Pill(Texts.of("compare.not-proven"), Tone.DANGER);
      parts.add(Ui.row(Spacing.S, Ui.label(platform.displayName(), "card-title"), pill));
      parts.add(Ui.paragraph(how(proof), "muted", "small"));
      proof.problem().ifPresent(p -> parts.add(Ui.paragraph(p.toString(), "tone-danger")));
      if (!proof.tables().isEmpty()) {
        parts.add(ProofTable.of(proof.tables()));
      }
      platforms.add(Ui.column(Spacing.XS, parts.toArray(Node[]::new)));
    }
    return new Card(
        Texts.of("compare.data-proof"),
        new EvenGrid(400, 3, Spacing.L, platforms.toArray(Node[]::new)));
  }

  private static String how(DataProof proof) {
    if (proof.problem().isPresent() || proof.tables().isEmpty()) {
      return "";
    }
    return proof.reused()
        ? Texts.of("compare.already-there-read-back-and")
        : Texts.of(
            "compare.loaded-in-s-read-back-and",
            Formats.number(proof.loadSeconds()),
            Formats.number(proof.validateSeconds()));
  }

  static Node circumstances(Comparison comparison) {
    List<Node> parts = new ArrayList<>();
    for (ComparedRun run : comparison.runs()) {
      parts.add(
          new Facts()
              .fact(Texts.of("compare.run"), run.name())
              .fact(Texts.of("compare.started"), Formats.dateTime(run.created()))
              .fact(
                  Texts.of("compare.dataset"), run.dataset().name() + ":" + run.dataset().version())
              .fact(Texts.of("compare.driver"), run.environment().cpu())
              .fact(Texts.of("compare.cores"), Formats.count(run.environment().cores()))
              .fact(Texts.of("compare.system"), run.environment().os()));
    }
    Facts platforms = new Facts();
    for (ComparedPlatform platform : comparison.platforms()) {
      String product = platform.productAndVersion();
      platforms.fact(
          platform.displayName(),
          (product.isEmpty() ? "" : product + ", ") + platform.place().label());
    }
    parts.add(platforms);
    return new Card(
        Texts.of("compare.circumstances"), Ui.column(Spacing.M, parts.toArray(Node[]::new)));
  }

  static Node notes(Comparison comparison) {
    List<Node> parts =
        new ArrayList<>(
            comparison.caveats().stream()
                .filter(c -> c.weight() == Caveat.Weight.NOTE)
                .map(c -> (Node) Ui.paragraph(c.text(), "muted"))
                .toList());
    if (parts.isEmpty()) {
      parts.add(Ui.label(Texts.of("compare.nothing-beyond-the-warnings-above"), "muted"));
    }
    return new Card(
        Texts.of("compare.how-to-read-this"), Ui.column(Spacing.S, parts.toArray(Node[]::new)));
  }
}
