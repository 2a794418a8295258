package dev.bakeoff.platform.found;

import dev.bakeoff.platform.secret.PasswordFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The files of other programs of the user's that name platforms. Immutable.
 *
 * @param passwords PostgreSQL's password file
 * @param services PostgreSQL's services
 * @param awsConfig AWS's profiles with their regions
 * @param awsCredentials AWS's keys, of which only the profiles' names are read
 */
public record UserFiles(Path passwords, Path services, Path awsConfig, Path awsCredentials) {
  /** Where those programs look themselves. */
  public static UserFiles usual(Map<String, String> environment, Path home) {
    return new UserFiles(
        PasswordFile.usual(environment, home),
        PostgresFiles.usualServices(environment, home),
        AwsFiles.usualConfig(environment, home),
        AwsFiles.usualCredentials(environment, home));
  }

  /** What all of those that exist name. */
  public List<FoundProfile> all() {
    List<FoundProfile> found = new ArrayList<>();
    if (Files.exists(services)) {
      found.addAll(PostgresFiles.services(services, passwords));
    }
    if (Files.exists(passwords)) {
      found.addAll(PostgresFiles.passwords(passwords, true));
    }
    found.addAll(AwsFiles.profiles(awsConfig, awsCredentials));
    return found;
  }
}
