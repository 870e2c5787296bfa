package org.trainyard.jobs.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dependencies point one way, and what needs no Spark does not know it. */
@AnalyzeClasses(packages = "org.trainyard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Pattern SPARK_FREE =
      Pattern.compile(
          "org\\.trainyard\\.dataprep\\.(clean|source\\.(decode|mail)|tokenize\\.encode)\\..*"
              + "|org\\.trainyard\\.jobs\\.(network\\..*|report\\..*"
              + "|scoring\\.text\\.Text(Excerpt|Model|Prediction)"
              + "|training\\.(plan\\..*|round\\.Averaging|RowTally|EarlyStopping)(\\$.*)?"
              + "|evaluation\\.(RocAuc|Calibration|ScoreTable|Tally)(\\$.*)?"
              + "|registry\\.(Gate|GateSettings)(\\$.*)?)");

  private static final DescribedPredicate<JavaClass> NEED_NO_SPARK =
      DescribedPredicate.describe(
          "need no Spark", each -> SPARK_FREE.matcher(each.getName()).matches());

  @ArchTest
  static final ArchRule COMMON_KNOWS_NO_STAGE =
      noClasses()
          .that()
          .resideInAPackage("org.trainyard.common..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.trainyard.dataprep..",
              "org.trainyard.jobs..",
              "org.deeplearning4j..",
              "org.nd4j..");

  @ArchTest
  static final ArchRule DATA_PREP_KNOWS_NO_NETWORK =
      noClasses()
          .that()
          .resideInAPackage("org.trainyard.dataprep..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.trainyard.jobs..", "org.deeplearning4j..", "org.nd4j..");

  @ArchTest
  static final ArchRule ONLY_FEW_PACKAGES_SEE_DATA_PREP =
      noClasses()
          .that()
          .resideInAPackage("org.trainyard.jobs..")
          .and()
          .resideOutsideOfPackages(
              "org.trainyard.jobs.cli..",
              "org.trainyard.jobs.pipeline..",
              "org.trainyard.jobs.scoring.text..",
              "org.trainyard.jobs.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.trainyard.dataprep..");

  @ArchTest
  static final ArchRule WHAT_SCORES_TEXTS_SEES_OF_DATA_PREP_HOW_A_TEXT_IS_CLEANED_AND_ENCODED =
      noClasses()
          .that()
          .resideInAPackage("org.trainyard.jobs.scoring.text..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.trainyard.dataprep..")
                  .and(
                      resideOutsideOfPackages(
                          "org.trainyard.dataprep.clean..",
                          "org.trainyard.dataprep.tokenize.encode..")));

  @ArchTest
  static final ArchRule WHAT_NEEDS_NO_SPARK_DOES_NOT_KNOW_IT =
      noClasses()
          .that(NEED_NO_SPARK)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule A_PACKAGE_IS_NAMED_AFTER_AN_IDEA =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..",
              "..utils..",
              "..helper..",
              "..helpers..",
              "..constants..",
              "..manager..",
              "..managers..",
              "..misc..");

  @ArchTest
  static final ArchRule A_JOB_HAS_A_MAIN_OF_ITS_OWN =
      classes()
          .that()
          .implement(org.trainyard.common.job.Job.class)
          .should(
              com.tngtech.archunit.lang.ArchCondition.from(
                  DescribedPredicate.describe(
                      "have a main method",
                      each -> each.tryGetMethod("main", String[].class).isPresent())));

  @ArchTest
  static void theRulesApplyToSomething(JavaClasses all) {
    for (String name :
        List.of("common.storage", "dataprep.split", "jobs.network", "jobs.report", "jobs.cli")) {
      JavaPackage found = all.getPackage("org.trainyard." + name);
      assertEquals(false, found.getClasses().isEmpty(), name);
    }
    assertEquals(
        List.of(),
        Stream.of(
                "training.plan.RoundPlan",
                "training.round.Averaging",
                "training.RowTally",
                "training.EarlyStopping",
                "evaluation.RocAuc",
                "evaluation.Calibration",
                "evaluation.ScoreTable",
                "evaluation.Tally",
                "registry.Gate")
            .filter(name -> !all.contain("org.trainyard.jobs." + name))
            .toList(),
        "classes that the rules name and that are no more");
  }

  @ArchTest
  static void everyPackageSaysWhatLivesInIt(JavaClasses all) throws IOException {
    for (String module : List.of("common", "data-prep", "jobs", "benchmarks")) {
      Path sources = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(sources)) {
        List<Path> without =
            files
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertEquals(List.of(), without, "packages without a package-info.java");
      }
    }
  }
}
