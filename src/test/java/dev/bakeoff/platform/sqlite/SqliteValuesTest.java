package dev.bakeoff.platform.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.ProblemException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqliteValuesTest {
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @Test
  void timestampsAreWrittenAsJavaWritesThemAndReadBackExactly() {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long second = random.nextLong(FIRST, LAST + 1);
      int micro = random.nextInt(1_000_000);
      long micros = second * 1_000_000 + micro;
      String text = SqliteValues.timestamp(micros, true);
      assertThat(text).isEqualTo(format.format(Instant.ofEpochSecond(second, micro * 1000L)));
      assertThat(SqliteValues.micros(text.getBytes(StandardCharsets.UTF_8), true))
          .isEqualTo(micros);
    }
  }

  @Test
  void timesOfNoZoneAndDaysAreWrittenAsSqlWritesThemAndReadBackExactly() {
    assertThat(SqliteValues.timestamp(-1, false)).isEqualTo("1969-12-31 23:59:59.999999");
    assertThat(SqliteValues.micros(bytes("1969-12-31 23:59:59.999999"), false)).isEqualTo(-1);
    assertThat(SqliteValues.date(-1)).isEqualTo("1969-12-31");
    assertThat(SqliteValues.days(bytes("2024-02-29"))).isEqualTo(19_782);
    assertThatThrownBy(() -> SqliteValues.days(bytes("2024-02-29 00:00:00")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("2024-02-29 00:00:00");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void timestampsOutOfSqlitesReachAreRefused() {
    assertThatThrownBy(() -> SqliteValues.timestamp((LAST + 1) * 1_000_000, true))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("10000");
    assertThatThrownBy(() -> SqliteValues.timestamp(FIRST * 1_000_000 - 1, true))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void sqlitesOwnFunctionsReadTimestampsAndNumbersAsBakeoffWritesThem() throws Exception {
    try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:");
        PreparedStatement query =
            database.prepareStatement("SELECT unixepoch(?), strftime('%Y %j', ?)")) {
      String text = SqliteValues.timestamp(-1, true);
      query.setString(1, text);
      query.setString(2, text);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        assertThat(row.getLong(1)).isEqualTo(-1);
        assertThat(row.getString(2)).isEqualTo("1969 365");
      }
    }
  }

  @Test
  void everyDecimalOfFifteenDigitsSurvivesBeingADouble() {
    Random random = new Random(2);
    for (int i = 0; i < 1_000_000; i++) {
      long unscaled = random.nextLong(-999_999_999_999_999L, 1_000_000_000_000_000L);
      int scale = random.nextInt(16);
      double stored = unscaled / SqliteValues.power(scale);
      if (Math.round(stored * SqliteValues.power(scale)) != unscaled) {
        throw new AssertionError(unscaled + " at scale " + scale);
      }
    }
  }
}
