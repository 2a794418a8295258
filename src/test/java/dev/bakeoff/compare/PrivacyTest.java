package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrivacyTest {
  @Test
  void cutsFoldersOfAbsolutePaths() {
    assertThat(Privacy.withoutFolders("Cannot open '/home/alice/poc/data.db': no room."))
        .isEqualTo("Cannot open '…/data.db': no room.");
    assertThat(Privacy.withoutFolders("C:\\Users\\alice\\poc\\data.db is locked"))
        .isEqualTo("…/data.db is locked");
  }

  @Test
  void leavesUnitsAddressesAndFractionsAlone() {
    for (String text :
        new String[] {
          "8,400 ops/s", "jdbc:postgresql://db.example.com:5432/poc/x", "3/4 of it", "a / b"
        }) {
      assertThat(Privacy.withoutFolders(text)).isEqualTo(text);
    }
  }
}
