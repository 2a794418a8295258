package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.platform.SettingField;
import dev.bakeoff.ui.platform.FieldModel;
import java.util.List;
import java.util.Set;

/**
 * Which page and group a field stands on: by its key, since all platforms call these things alike.
 */
enum FieldGroups {
  /** What is needed to find the platform. */
  PLACE,
  /** Who signs in, and with what. */
  SIGN_IN,
  /** What usually stays as it is. */
  MORE;

  private static final Set<String> PLACES =
      Set.of(
          "host",
          "port",
          "database",
          "account",
          "region",
          "project",
          "path",
          "endpoint",
          "warehouse",
          "dataset",
          "location",
          "sslmode");

  private static final Set<String> SIGN_INS =
      Set.of(
          "user",
          "role",
          "auth",
          "credentials",
          "authentication",
          "authenticator",
          "sign_in",
          "aws_profile",
          "access_key_id",
          "private_key_file",
          "credentials_file",
          "service_account",
          "key_file",
          "aws_region",
          "databricks_host",
          "databricks_client_id",
          "lakebase_instance",
          "ssl_cert",
          "ssl_key");

  static FieldGroups of(SettingField field) {
    if (field.kind() == SettingField.Kind.SECRET || SIGN_INS.contains(field.key())) {
      return SIGN_IN;
    }
    return field.required() || PLACES.contains(field.key()) ? PLACE : MORE;
  }

  List<FieldModel> among(List<FieldModel> fields) {
    return fields.stream().filter(f -> of(f.field()) == this).toList();
  }
}
