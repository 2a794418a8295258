package dev.bakeoff.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An implementation that shares no line with ours gets the same fingerprints. */
final class PythonFingerprintTest {
  private static final List<ColumnType> TYPES =
      List.of(
          ColumnType.INT,
          ColumnType.decimal(18, 4),
          ColumnType.DOUBLE,
          ColumnType.BOOLEAN,
          ColumnType.TIMESTAMP_TZ,
          ColumnType.TIMESTAMP,
          ColumnType.DATE,
          ColumnType.TEXT,
          ColumnType.JSON);

  private static final List<String> TEXTS =
      List.of("", "a", "Zoë", "e\u0301", "東京", "😀", "\0\n\t", "line\r\nline", "'\"\\");

  private final Random random = new Random(7);

  @Test
  void pythonComputesTheSameFingerprint() throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(row());
    }
    TableSchema schema = Rows.table(TYPES.toArray(ColumnType[]::new));

    Fingerprint ours =
        Fingerprint.of(new Rows(rows), schema, "Reading", 0, Progress.NONE, new Cancellation());

    assertThat(python(rows)).isEqualTo(ours.hex());
  }

  private List<Object> row() {
    List<Object> row = new ArrayList<>();
    for (ColumnType type : TYPES) {
      row.add(random.nextInt(6) == 0 ? Rows.NULL : value(type));
    }
    return row;
  }

  private Object value(ColumnType type) {
    return switch (type.kind()) {
      case INT -> (long) random.nextInt();
      case BIGINT, DECIMAL, TIMESTAMP_TZ, TIMESTAMP, DATE -> random.nextLong();
      case BOOLEAN -> (long) random.nextInt(2);
      case DOUBLE -> real();
      case TEXT -> TEXTS.get(random.nextInt(TEXTS.size()));
      case JSON -> json(3);
    };
  }

  private double real() {
    return switch (random.nextInt(4)) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> random.nextInt(2000) / 100.0 - 10;
      case 2 -> -0.0;
      default -> random.nextGaussian() * StrictMath.pow(10, random.nextInt(60) - 30);
    };
  }

  private String json(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> number();
      case 1 -> "\"\\u00e9\\/\\ud83d\\ude00 \\u0001\\b" + random.nextInt(10) + "\"";
      case 2 -> " true ";
      case 3 -> "null";
      case 4 -> "[ " + json(depth - 1) + " ,\n" + json(depth - 1) + "]";
      default ->
          "{\"%s\" : %s, \"\\u00e9\": %s, \"b%d\":%s, \"\": 0}"
              .formatted(
                  (char) ('a' + random.nextInt(5)),
                  json(depth - 1),
                  json(depth - 1),
                  random.nextInt(100),
                  json(depth - 1));
    };
  }

  private String number() {
    double real = real();
    return Double.isFinite(real) ? Double.toString(real) : "1.50";
  }

  private static String python(List<List<Object>> rows) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder("python3", "src/test/python/fingerprint.py").start();
    } catch (IOException e) {
      String reason = "python3 is not there: " + e.getMessage();
      return "true".equals(System.getenv("BAKEOFF_REQUIRE_ALL")) ? fail(reason) : abort(reason);
    }
    process.getOutputStream().write(document(rows).getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    String complaint =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(complaint).isZero();
    return printed;
  }

  private static String document(List<List<Object>> rows) throws IOException {
    JsonMapper mapper = new JsonMapper();
    ObjectNode document = mapper.createObjectNode();
    ArrayNode types = document.putArray("types");
    TYPES.forEach(type -> types.add(type.name()));
    ArrayNode rowsNode = document.putArray("rows");
    for (List<Object> row : rows) {
      ArrayNode rowNode = rowsNode.addArray();
      for (Object value : row) {
        switch (value) {
          case Long number -> rowNode.add(number);
          case Double real ->
              rowNode.add(HexFormat.of().toHexDigits(Double.doubleToRawLongBits(real)));
          case String text -> rowNode.add(text);
          default -> rowNode.addNull();
        }
      }
    }
    return mapper.writeValueAsString(document);
  }
}
