package dev.bakeoff.platform;

import dev.bakeoff.platform.jdbc.AccessQuery;
import dev.bakeoff.platform.jdbc.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** The contract for platforms that are spoken to by JDBC. */
public abstract class JdbcContract extends PlatformContract {
  /** A plain connection of the driver's to the same place, to look at results with. */
  protected abstract java.sql.Connection driverConnection(String namespace) throws Exception;

  protected abstract Dialect dialect(String namespace);

  @Override
  protected final List<List<Object>> ask(Access access, long key) throws Exception {
    AccessQuery query = AccessQuery.of(access, dialect(NAMESPACE));
    List<List<Object>> result = new ArrayList<>();
    try (java.sql.Connection driver = driverConnection(NAMESPACE);
        PreparedStatement statement = driver.prepareStatement(query.sql())) {
      for (int parameter = 1; parameter <= query.keys(); parameter++) {
        statement.setLong(parameter, key);
      }
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          List<Object> row = new ArrayList<>();
          for (int column = 1; column <= columns; column++) {
            row.add(rows.getObject(column));
          }
          result.add(row);
        }
      }
    }
    return result;
  }
}
