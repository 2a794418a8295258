package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.DatasetRef;
import java.util.List;
import java.util.Optional;

/**
 * What to publish where.
 *
 * @param dataset without a version: the newest
 * @param targets folders or {@code s3://bucket/prefix}
 * @param description for people; empty for the note on the version
 * @param tags for people, beside those of the version
 * @param compatiblePlatforms types of platform that it can be loaded into
 */
public record PublishRequest(
    DatasetRef dataset,
    List<String> targets,
    Optional<String> description,
    List<String> tags,
    List<String> compatiblePlatforms) {
  public PublishRequest {
    targets = List.copyOf(targets);
    tags = List.copyOf(tags);
    compatiblePlatforms = List.copyOf(compatiblePlatforms);
  }
}
