package dev.bakeoff.platform;

/**
 * What a vendor's terms are known to say about publishing benchmark results. No legal advice: terms
 * change, and a contract of one's own goes before them.
 *
 * @param rule how far they go
 * @param service whose terms they are, for people: {@code Snowflake}
 * @param says what they say, as a sentence without the service's name in front
 * @param source where it was read: a document's name
 * @param read when it was read, {@code 2026-11-22}
 */
public record PublishingTerms(Rule rule, String service, String says, String source, String read) {
  /** Amazon's, which several adapters speak to. */
  public static final PublishingTerms AMAZON =
      new PublishingTerms(
          Rule.CONDITIONS,
          "Amazon Web Services",
          "Benchmarks may be published, with all information necessary to replicate them, which is"
              + " to be disclosed to AWS too; whoever does so agrees that AWS may benchmark their"
              + " own services and publish that.",
          "AWS Service Terms, section 1.8, last updated 11 September 2026",
          "2026-11-22");

  /** How far terms go. */
  public enum Rule {
    /** Allowed on conditions. */
    CONDITIONS,
    /** Forbidden without the vendor's consent. */
    CONSENT
  }

  /** What whoever hands a report on is to be told. */
  public String reminder() {
    String what =
        switch (rule) {
          case CONDITIONS -> "set conditions for publishing benchmark results";
          case CONSENT -> "forbid publishing benchmark results without consent";
        };
    return "Before you publish: the terms of %s %s. %s (%s, read %s.) Check your own contract."
        .formatted(service, what, says, source, read);
  }
}
