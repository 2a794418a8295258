package dev.bakeoff.dataset.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.format.ArrowFileWriting;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.dataset.format.CsvEncoder;
import dev.bakeoff.dataset.format.DynamoDbEncoder;
import dev.bakeoff.dataset.format.FileNames;
import dev.bakeoff.dataset.format.JsonLinesEncoder;
import dev.bakeoff.dataset.format.RowEncoder;
import dev.bakeoff.dataset.format.RowFileWriter;
import dev.bakeoff.dataset.format.RowProgress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Writes one table's files into a folder.
 *
 * @param folder there already
 */
record TableExport(Path folder, DatasetSource source, Compression compression) {
  /** The files, relative to the folder. */
  List<String> write(DataFormat format, TableEntry table, Instant now, RowProgress progress)
      throws IOException {
    TableSchema schema = table.schema();
    String base = FileNames.of(table.name());
    return switch (format) {
      case PARQUET -> copies(table, base, progress);
      case CSV -> rows(format, table, base, new CsvEncoder(schema), progress);
      case JSONL -> rows(format, table, base, new JsonLinesEncoder(schema), progress);
      case DYNAMODB_JSON -> dynamoDb(table, base, now, progress);
      case ARROW -> {
        try (RowCursor rows = source.rows(table)) {
          yield new ArrowFileWriting(folder, compression).write(base, schema, rows, progress);
        }
      }
      case PG_DUMP -> throw new IllegalArgumentException("a dump holds all tables");
    };
  }

  private List<String> copies(TableEntry table, String base, RowProgress progress)
      throws IOException {
    List<Path> files = source.files(table);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String name =
          files.size() == 1 ? base + ".parquet" : "%s/part-%05d.parquet".formatted(base, i);
      Path copy = folder.resolve(name);
      Files.createDirectories(copy.getParent());
      // Not linked: whoever changes an export must not change the catalog.
      Files.copy(files.get(i), copy);
      progress.accept(i == 0 ? table.rows() : 0);
      names.add(name);
    }
    return names;
  }

  private List<String> rows(
      DataFormat format, TableEntry table, String base, RowEncoder encoder, RowProgress progress)
      throws IOException {
    try (RowCursor rows = source.rows(table)) {
      return new RowFileWriter(folder, format.suffix(), compression)
          .write(base, rows, encoder, progress);
    }
  }

  /** In the folders that DynamoDB's own export makes, a table each. */
  private List<String> dynamoDb(TableEntry table, String base, Instant now, RowProgress progress)
      throws IOException {
    String export = base + "/AWSDynamoDB/bakeoff-" + table.fingerprint().substring(0, 16);
    List<RowFileWriter.Part> parts;
    try (RowCursor rows = source.rows(table)) {
      parts =
          new RowFileWriter(folder, DataFormat.DYNAMODB_JSON.suffix(), compression)
              .writeParts(export + "/data", rows, new DynamoDbEncoder(table.schema()), progress);
    }
    StringBuilder list = new StringBuilder();
    for (RowFileWriter.Part part : parts) {
      ObjectNode entry = JsonNodeFactory.instance.objectNode();
      entry.put("itemCount", part.rows());
      entry.put("md5Checksum", md5(folder.resolve(part.file())));
      entry.put("dataFileS3Key", part.file());
      list.append(entry).append('\n');
    }
    Files.writeString(folder.resolve(export + "/manifest-files.json"), list);
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("version", "2020-06-30");
    summary.put("exportTime", now.toString());
    summary.put("manifestFilesS3Key", export + "/manifest-files.json");
    summary.put("itemCount", table.rows());
    summary.put("outputFormat", "DYNAMODB_JSON");
    summary.put("exportType", "FULL_EXPORT");
    Files.writeString(
        folder.resolve(export + "/manifest-summary.json"), summary + "\n", StandardCharsets.UTF_8);
    return parts.stream().map(RowFileWriter.Part::file).toList();
  }

  /** DynamoDB's manifests carry MD5 in Base64. */
  private static String md5(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      byte[] portion = new byte[1 << 16];
      for (int count = in.read(portion); count >= 0; count = in.read(portion)) {
        md5.update(portion, 0, count);
      }
      return Base64.getEncoder().encodeToString(md5.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
