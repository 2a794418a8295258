package dev.bakeoff.platform.sqlite;

import dev.bakeoff.platform.EmbeddedContract;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.jdbc.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

class SqliteContractTest extends EmbeddedContract {
  @Override
  protected PlatformAdapter adapter() {
    return new SqliteAdapter();
  }

  @Override
  protected Connection driverConnection(String namespace) throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + directory().resolve(namespace + ".sqlite"));
  }

  @Override
  protected Dialect dialect(String namespace) {
    return new SqliteDialect();
  }

  @Override
  protected void makeForeignDatabase(Path file) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE precious (id)");
      statement.execute("INSERT INTO precious VALUES (1), (2), (3)");
    }
  }

  @Override
  protected long countPrecious(Path file) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM precious")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
