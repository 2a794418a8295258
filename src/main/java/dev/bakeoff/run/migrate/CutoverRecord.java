package dev.bakeoff.run.migrate;

import dev.bakeoff.model.Problem;
import dev.bakeoff.run.migrate.Migration.Cutover;
import dev.bakeoff.run.migrate.Migration.Verification;
import dev.bakeoff.run.migrate.Migration.VerifiedTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The record that a cutover leaves: a text for people's files, and its checksum in the migration,
 * by which a later change of the text shows.
 */
final class CutoverRecord {
  private CutoverRecord() {}

  static Cutover write(
      Migrations migrations, Migration migration, Instant at, String approvedBy, String note) {
    byte[] text =
        text(migration, migration.verification().orElseThrow(), at, approvedBy, note)
            .getBytes(StandardCharsets.UTF_8);
    Path file = migrations.write(migration.id() + "-cutover.md", text);
    return new Cutover(at, approvedBy, note, file.toString(), sha256(text));
  }

  private static String text(
      Migration migration, Verification verified, Instant at, String approvedBy, String note) {
    StringBuilder text = new StringBuilder();
    text.append("# Cutover ").append(migration.id()).append("\n\n");
    line(text, "From", migration.from());
    line(text, "To", migration.to());
    line(text, "Signed off by", approvedBy);
    line(text, "Signed off at", at.toString());
    if (!note.isEmpty()) {
      line(text, "Note", note);
    }
    line(text, "Planned at", migration.created().toString());
    line(text, "Source read at", migration.copy().orElseThrow().read().toString());
    line(text, "Copy", "dataset " + verified.dataset() + " of Bakeoff's catalog");
    line(text, "Verified at", verified.at().toString());
    text.append(
        "\nSource, copy and target were read whole, and per table all three fingerprints were equal"
            + " at the time of the verification. What was written to the source after that is not"
            + " on the target.\n\n");
    text.append(
        "| table | rows | fingerprint of source, copy and target |\n| --- | ---: | --- |\n");
    for (VerifiedTable table : verified.tables()) {
      text.append(
          String.format(
              Locale.ROOT, "| %s | %,d | %s |%n", table.name(), table.rows(), table.copy()));
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("* ").append(what).append(": ").append(value).append('\n');
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw Problem.of(Problem.Kind.INTERNAL, "This Java has no SHA-256.", "").asException(e);
    }
  }
}
