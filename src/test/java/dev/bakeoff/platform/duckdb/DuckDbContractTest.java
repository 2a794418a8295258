package dev.bakeoff.platform.duckdb;

import dev.bakeoff.platform.EmbeddedContract;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.jdbc.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;

class DuckDbContractTest extends EmbeddedContract {
  @Override
  protected PlatformAdapter adapter() {
    return new DuckDbAdapter();
  }

  @Override
  protected Connection driverConnection(String namespace) throws Exception {
    Properties readOnly = new Properties();
    readOnly.setProperty("access_mode", "READ_ONLY");
    // The same settings as the session's: one process opens a file in one way only.
    readOnly.setProperty("autoinstall_known_extensions", "false");
    readOnly.setProperty("autoload_known_extensions", "false");
    return DriverManager.getConnection(
        "jdbc:duckdb:" + directory().resolve(namespace + ".duckdb"), readOnly);
  }

  @Override
  protected Dialect dialect(String namespace) {
    return new DuckDbDialect();
  }

  @Override
  protected void makeForeignDatabase(Path file) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE precious AS FROM range(3)");
    }
  }

  @Override
  protected long countPrecious(Path file) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM precious")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
