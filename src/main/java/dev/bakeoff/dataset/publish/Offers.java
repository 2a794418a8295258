package dev.bakeoff.dataset.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.model.Problem;
import java.util.List;

/**
 * What a place offers.
 *
 * @param location the place
 * @param publications newest first
 * @param problems what keeps others that are there from being read
 */
public record Offers(String location, List<Publication> publications, List<Problem> problems) {
  public Offers {
    publications = List.copyOf(publications);
    problems = List.copyOf(problems);
  }

  /** A publication as the command line's {@code --json} shows it. */
  public static ObjectNode toJson(Publication publication) {
    return PublicationFile.toJson(publication);
  }
}
