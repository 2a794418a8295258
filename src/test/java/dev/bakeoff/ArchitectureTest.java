package dev.bakeoff;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of docs/architecture.md. A new arrow is drawn there and here, or not at all. */
@AnalyzeClasses(packages = "dev.bakeoff", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "dev.bakeoff";

  private static final String[] ADAPTERS = {
    ROOT + ".platform.postgres..",
    ROOT + ".platform.duckdb..",
    ROOT + ".platform.sqlite..",
    ROOT + ".platform.dynamodb..",
    ROOT + ".platform.snowflake..",
    ROOT + ".platform.bigquery.."
  };

  @ArchTest
  static final ArchRule no_cycles_between_top_level_packages =
      slices().matching("dev.bakeoff.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule model_knows_only_the_jdk = mayKnow("model");

  @ArchTest static final ArchRule dataset = mayKnow("dataset", "model");

  @ArchTest static final ArchRule platform = mayKnow("platform", "model", "dataset");

  @ArchTest static final ArchRule metrics = mayKnow("metrics", "model");

  @ArchTest
  static final ArchRule workload = mayKnow("workload", "model", "dataset", "platform", "metrics");

  @ArchTest
  static final ArchRule run = mayKnow("run", "model", "dataset", "platform", "metrics", "workload");

  @ArchTest
  static final ArchRule history =
      mayKnow("history", "model", "dataset", "platform", "metrics", "workload", "run");

  @ArchTest
  static final ArchRule compare =
      mayKnow("compare", "model", "dataset", "platform", "metrics", "workload", "run", "history");

  @ArchTest
  static final ArchRule report =
      mayKnow(
          "report",
          "model",
          "dataset",
          "platform",
          "metrics",
          "workload",
          "run",
          "history",
          "compare");

  @ArchTest
  static final ArchRule config =
      mayKnow("config", "model", "dataset", "platform", "metrics", "workload", "run");

  @ArchTest
  static final ArchRule window_and_command_line_do_not_know_each_other =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".ui..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".cli..")
          .andShould()
          .dependOnClassesThat()
          .resideInAPackage(ROOT);

  @ArchTest
  static final ArchRule command_line_does_not_know_the_window =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".ui..", ROOT);

  @ArchTest
  static final ArchRule generators_know_only_the_jdk =
      classes()
          .that()
          .resideInAPackage(ROOT + ".dataset.generate..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", ROOT + ".dataset.generate..");

  @ArchTest
  static final ArchRule adapters_do_not_know_each_other =
      slices()
          .matching(ROOT + ".platform.(postgres|duckdb|sqlite|dynamodb|snowflake|bigquery)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule only_wiring_names_adapters =
      noClasses()
          .that()
          .resideOutsideOfPackages(ADAPTERS)
          .and()
          .doNotHaveFullyQualifiedName(ROOT + ".Wiring")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS);

  @ArchTest static final ArchRule javafx_only_in_the_window = only("javafx..", "ui");

  @ArchTest static final ArchRule openpdf_only_in_pdf = only("org.openpdf..", "report.pdf");

  @ArchTest static final ArchRule pdfbox_only_in_pdf = only("org.apache.pdfbox..", "report.pdf");

  @ArchTest static final ArchRule fastexcel_only_in_xlsx = only("org.dhatim..", "report.xlsx");

  @ArchTest static final ArchRule poi_only_in_pptx = only("org.apache.poi..", "report.pptx");

  @ArchTest
  static final ArchRule hdr_histogram_only_in_metrics = only("org.HdrHistogram..", "metrics");

  @ArchTest static final ArchRule oshi_only_in_metrics = only("oshi..", "metrics");

  @ArchTest static final ArchRule picocli_only_in_cli = only("picocli..", "cli");

  @ArchTest
  static final ArchRule aws_only_where_amazon_is_spoken_to =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + ".dataset.remote.s3..",
              ROOT + ".platform.dynamodb..",
              ROOT + ".platform.postgres..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule google_driver_only_in_its_adapter =
      only("com.google.cloud..", "platform.bigquery");

  @ArchTest
  static final ArchRule snowflake_driver_only_in_its_adapter =
      only("net.snowflake..", "platform.snowflake");

  @ArchTest static final ArchRule yaml_only_in_config = only("org.yaml..", "config");

  @ArchTest
  static final ArchRule postgres_driver_only_in_its_adapter =
      only("org.postgresql..", "platform.postgres");

  @ArchTest
  static final ArchRule sqlite_driver_only_where_sqlite_is =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".platform.sqlite..", ROOT + ".history..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sqlite..");

  @ArchTest
  static final ArchRule duckdb_driver_only_where_duckdb_is =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".platform.duckdb..", ROOT + ".dataset.format..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.duckdb..");

  @ArchTest
  static final ArchRule arrow_behind_dataset_and_platform =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".platform..", ROOT + ".dataset.format..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.arrow..");

  @ArchTest
  static final ArchRule sql_only_where_databases_are =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + ".platform..", ROOT + ".history..", ROOT + ".dataset.format..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule only_the_main_class_exits =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".App")
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule view_models_know_no_scene =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Model")
          .and()
          .resideInAPackage(ROOT + ".ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..");

  private static ArchRule only(String library, String room) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  /** The room may know itself, the given rooms, and anything that is not Bakeoff's. */
  private static ArchRule mayKnow(String room, String... rooms) {
    String[] allowed = new String[rooms.length + 1];
    allowed[0] = ROOT + "." + room + "..";
    for (int i = 0; i < rooms.length; i++) {
      allowed[i + 1] = ROOT + "." + rooms[i] + "..";
    }
    return classes()
        .that()
        .resideInAPackage(ROOT + "." + room + "..")
        .should()
        .onlyDependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are not Bakeoff's or are in " + String.join(", ", allowed),
                type ->
                    !type.getPackageName().startsWith(ROOT)
                        || java.util.Arrays.stream(allowed)
                            .anyMatch(
                                p ->
                                    (type.getPackageName() + ".")
                                        .startsWith(p.substring(0, p.length() - 1)))));
  }
}
