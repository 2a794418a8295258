package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.PublishingTerms;
import dev.bakeoff.platform.SettingField;
import java.util.List;
import java.util.Set;

/**
 * Amazon DynamoDB. A table of the dataset is a DynamoDB table, a row an item, a column an
 * attribute:
 *
 * <ul>
 *   <li>whole numbers and decimals are numbers ({@code N}), which DynamoDB keeps exactly. Doubles
 *       are too, but for those beyond its numbers (1E-130 to below 1E+126), infinities and NaN,
 *       which are text.
 *   <li>times are ISO 8601 text of fixed width, {@code 2024-01-31T23:59:59.123456Z}: what its users
 *       mostly do, and it sorts as time does, as sort keys must.
 *   <li>JSON objects and arrays are maps and lists where these can hold them, else text.
 *   <li>null is an attribute that is not there.
 * </ul>
 */
public final class DynamoDbAdapter implements PlatformAdapter {
  static final String REGION = "region";
  static final String ENDPOINT = "endpoint";
  static final String PREFIX = "table_prefix";
  static final String BILLING = "billing_mode";
  static final String READ_UNITS = "read_units";
  static final String WRITE_UNITS = "write_units";
  static final String CONSISTENT = "consistent_reads";
  static final String PROJECTION = "index_projection";
  static final String PROFILE = "aws_profile";
  static final String KEY_ID = "access_key_id";
  static final String SECRET_KEY = "secret_access_key";
  static final String TOKEN = "session_token";
  static final String TIMEOUT = "statement_timeout";
  static final String ON_DEMAND = "on_demand";
  static final String PROVISIONED = "provisioned";
  static final String ALL = "all";
  static final String KEYS_ONLY = "keys_only";
  static final String KEYS_ONLY_TRANSACTION = "keys_only_transaction";

  @Override
  public PlatformDescriptor descriptor() {
    return new PlatformDescriptor(
            "dynamodb",
            "DynamoDB",
            "Tables of your AWS account, or of DynamoDB Local; all clients share one pool of"
                + " connections.",
            Set.of(
                Capability.KEY_VALUE,
                Capability.LOOKUP,
                Capability.FANOUT,
                Capability.TIME_SERIES,
                Capability.UPDATE,
                Capability.BATCH_TRANSACTIONS,
                Capability.CONCURRENT_CLIENTS,
                Capability.PARALLEL_LOAD,
                Capability.INDEXES,
                Capability.METERS_CONSUMPTION,
                Capability.FOREIGN_TABLES,
                Capability.RECONNECT),
            List.of(
                SettingField.text(
                    REGION,
                    "Region",
                    "",
                    "For example us-west-2; left empty, AWS_REGION or the AWS profile says it."),
                SettingField.text(
                    ENDPOINT,
                    "Endpoint",
                    "",
                    "Left empty, the region's own; for DynamoDB Local http://127.0.0.1:8000, or a"
                        + " VPC endpoint."),
                SettingField.text(
                    PREFIX,
                    "Table prefix",
                    "",
                    "Stands before the names of Bakeoff's tables, so that rights can be given for"
                        + " it."),
                SettingField.choice(
                    BILLING,
                    "Billing mode",
                    ON_DEMAND,
                    List.of(ON_DEMAND, PROVISIONED),
                    "Provisioned tables throttle what goes beyond their units; on-demand ones grow,"
                        + " but start at 4,000 writes a second."),
                SettingField.number(
                    READ_UNITS,
                    "Read units per second",
                    "100",
                    "Of each table and each index, with provisioned billing."),
                SettingField.number(
                    WRITE_UNITS,
                    "Write units per second",
                    "100",
                    "Of each table and each index, with provisioned billing."),
                SettingField.choice(
                    CONSISTENT,
                    "Strongly consistent reads",
                    "off",
                    List.of("off", "on"),
                    "Off, reads may be a moment behind the last write and cost half; SQL platforms"
                        + " are never behind. Reads of an index always may be."),
                SettingField.choice(
                    PROJECTION,
                    "Indexes carry",
                    ALL,
                    List.of(ALL, KEYS_ONLY, KEYS_ONLY_TRANSACTION),
                    "All attributes; or the keys only, the rows then being read by BatchGetItem, or"
                        + " as one snapshot by TransactGetItems."),
                SettingField.text(
                    PROFILE,
                    "AWS profile",
                    "",
                    "A profile of ~/.aws; left empty, the usual chain of environment, profile and"
                        + " roles."),
                SettingField.secret(KEY_ID, "Access key id", "Instead of a profile."),
                SettingField.secret(
                    SECRET_KEY, "Secret access key", "Belongs to the access key id."),
                SettingField.secret(TOKEN, "Session token", "For temporary credentials only."),
                SettingField.text(
                    TIMEOUT,
                    "Statement time-out",
                    "",
                    "Gives up on requests that take longer, for example 2s; empty for none.")))
        .with(PublishingTerms.AMAZON);
  }

  @Override
  public PlatformSession open(Connection connection) {
    return DynamoDbSession.open(connection);
  }

  @Override
  public PlatformInfo test(Connection connection, ConnectionTest test) {
    return ConnectionSteps.run(connection, test);
  }
}
