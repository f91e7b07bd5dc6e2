package io.mindscape.slipway.sandbox.agreement.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.advisory.version.VersionOrder;
import io.mindscape.slipway.policies.terraform.Constraint;
import io.mindscape.slipway.policies.terraform.Constraint.Of;
import io.mindscape.slipway.policies.version.VersionRange;
import io.mindscape.slipway.sandbox.agreement.version.Makers.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What we say of versions, held against the libraries of Terraform, Helm and others. */
final class VersionsOfMakersTest {

  private static final long SEED = Long.getLong("slipway.versions.seed", 20_261_127);
  private static final int BY_CHANCE = 5_000;
  private static final int SHOWN = 20;

  private static final List<String> CONSTRAINTS =
      words(
          """
          5.1.0;= 5.1.0;=5.1;5;!= 5.1.0;!= 5.1;> 5.1.0;> 5.1;> 5;>= 5.1.0;>=5.1;>= 5;< 5.1.0;< 5.1;< 5;<= 5.1.0
          <= 5.1;<= 5;~> 5.1.0;~>5.1;~> 5;~> 0;~> 0.0;~> 0.0.1;~> 0.9;>= 4.0, < 6.0;>= 5.0.0,< 5.2.0;~> 5.0, != 5.1.0
          ~> 5.1.0, >= 5.1.3;> 5, < 5;>= 0.0.0;!= 0.0.1, != 5.1.0;~> 4.9, < 5;= 5.1.0, = 5.1.0;<= 5.1, >= 5.1
          """);

  private static final List<String> RELEASES =
      words(
          """
          0.0.1;0.0.2;0.1.0;0.9.9;0.10.0;4.0.0;4.9.0;4.10.1;5.0.0;5.0.9;5.1.0;5.1.1;5.1.3;5.1.10;5.2.0;5.99.99;6.0.0
          6.1.0;10.0.0;5.1.0-rc1;5.2.0-beta.2;6.0.0-alpha
          """);

  private static final List<String> RANGES =
      words(
          """
          *;x;1;1.x;1.*;1.2;1.2.x;1.2.3;v1.2.3;=1.2.3;= 1.2;!=1.2.3;!=1.2;!= 1;>1.2.3;>1.2;>1;>=1.2.3;>=1.2;>= 1
          <1.2.3;<1.2;<1;<=1.2.3;<=1.2;<=1;^1.2.3;^1.2;^1;^0.2.3;^0.2;^0.0.3;^0.0;^0;~1.2.3;~1.2;~1;~0;~1.x;^1.x
          >= 1.2, < 2;>=1.2 <2;>=1.2,<2,!=1.5.1;^1.2 || >= 3;1 || 2;1.2.x || ^2.1;>1.x;<1.2.x;<= 1.x;!=1.x
          """);

  private static final List<String> CHARTS =
      words(
          """
          0.0.1;0.0.3;0.0.4;0.1.0;0.2.3;0.2.9;0.3.0;1.0.0;1.1.9;1.2.0;1.2.2;1.2.3;1.2.4;1.2.10;1.3.0;1.5.1;1.99.0
          2.0.0;2.1.0;2.9.9;3.0.0;v1.2.3;10.0.0
          """);

  private final Written written = new Written(SEED);

  private static List<String> words(String table) {
    return table.lines().flatMap(line -> Stream.of(line.split(";", -1))).toList();
  }

  @BeforeAll
  static void say() {
    System.err.printf("by chance with -Dslipway.versions.seed=%d%n", SEED);
  }

  @Test
  void modulesAreTakenAsTerraformTakesThem() {
    var questions = new ArrayList<>(all("module", CONSTRAINTS, releases()));
    assertThat(questions.size()).isEqualTo(665);
    // Of modules Terraform asks the other library first where a version is a pre-release.
    questions.addAll(
        byChance(
            "module", written::constraint, () -> written.registered().replaceFirst("-.*", "")));

    holds(questions, question -> terraform(Of.MODULE, question));
  }

  @Test
  void providersAreTakenAsTerraformTakesThem() {
    var questions = new ArrayList<>(all("provider", CONSTRAINTS, RELEASES));
    assertThat(questions.size()).isEqualTo(770);
    // For that library 0.0.0 is no version at all.
    questions.addAll(
        byChance(
            "provider",
            written::constraint,
            () -> written.registered().replaceFirst("^0\\.0\\.0", "0.0.1")));

    holds(questions, question -> terraform(Of.PROVIDER, question));
  }

  @Test
  void rangesTakeTheVersionsOfChartsThatHelmTakes() {
    var questions = new ArrayList<>(all("chart", RANGES, CHARTS));
    assertThat(questions.size()).isEqualTo(1_150);
    // To Helm ~0.0.0 is everything.
    questions.addAll(
        byChance("chart", () -> written.range().replace("0.0.0", "0.0.1"), written::three));

    holds(questions, VersionsOfMakersTest::range);
  }

  /** The one operator that Helm reads in another way than Terraform. */
  @Test
  void aTildeAndAnArrowIsThatOfTerraform() {
    var ranges = List.of("~> 1.2.3", "~> 1.2", "~>0.9", "~> 0.0.3", "~>1.2, != 1.2.4");

    var questions = all("provider", ranges, CHARTS);

    assertThat(questions.size()).isEqualTo(115);
    holds(
        questions.stream().filter(question -> !question.other().startsWith("v")).toList(),
        VersionsOfMakersTest::range);
    assertThat(answer("chart", "~> 1.2", "1.9.0")).isEqualTo("no");
    assertThat(answer("provider", "~> 1.2", "1.9.0")).isEqualTo("yes");
  }

  @Test
  void packagesOfAlpineAreOrderedAsByApk() {
    holds(near("alpine", written::alpine), question -> order(VersionOrder.ALPINE, question));
  }

  @Test
  void semanticVersionsAreOrderedAsSpecified() {
    holds(near("semantic", written::semantic), question -> order(VersionOrder.SEMANTIC, question));
  }

  /** Otherwise nothing above would say anything. */
  @Test
  void whoSaysSomethingElseIsNoticed() {
    var modules = all("module", CONSTRAINTS, releases());

    assertThat(differences(modules, question -> terraform(Of.PROVIDER, question)))
        .contains("module: ~> 5 and 6.0.0: they say yes, we say no");
    assertThat(differences(near("alpine", written::alpine), question -> "="))
        .hasSizeGreaterThan(BY_CHANCE / 2);
  }

  private static List<String> releases() {
    return RELEASES.stream().filter(version -> version.indexOf('-') < 0).toList();
  }

  private static List<Question> all(String whom, List<String> ones, List<String> others) {
    return ones.stream()
        .flatMap(one -> others.stream().map(other -> new Question(whom, one, other)))
        .toList();
  }

  private static List<Question> byChance(
      String whom, Supplier<String> one, Supplier<String> other) {
    return IntStream.range(0, BY_CHANCE)
        .mapToObj(at -> new Question(whom, one.get(), other.get()))
        .toList();
  }

  private List<Question> near(String whom, Supplier<String> version) {
    return IntStream.range(0, BY_CHANCE)
        .mapToObj(at -> version.get())
        .map(one -> new Question(whom, one, written.near(one, version)))
        .toList();
  }

  private static String answer(String whom, String one, String other) {
    return Makers.answers(List.of(new Question(whom, one, other))).getFirst();
  }

  private static void holds(List<Question> questions, Function<Question, String> ours) {
    var differences = differences(questions, ours);
    assertThat(differences.stream().limit(SHOWN))
        .as("%d differences", differences.size())
        .isEmpty();
    System.err.printf(
        "%s: %d answers are the same%n", questions.getFirst().whom(), questions.size());
  }

  private static List<String> differences(
      List<Question> questions, Function<Question, String> ours) {
    var theirs = Makers.answers(questions);
    return IntStream.range(0, questions.size())
        .filter(at -> !theirs.get(at).equals(ours.apply(questions.get(at))))
        .mapToObj(at -> told(questions.get(at), theirs.get(at), ours.apply(questions.get(at))))
        .toList();
  }

  private static String told(Question question, String theirs, String ours) {
    return "%s: %s and %s: they say %s, we say %s"
        .formatted(question.whom(), question.one(), question.other(), theirs, ours);
  }

  private static String terraform(Of of, Question question) {
    return Constraint.parse(of, question.one())
        .map(constraint -> constraint.takes(question.other()) ? "yes" : "no")
        .orElse("none");
  }

  private static String range(Question question) {
    return VersionRange.parse(question.one()).takes(question.other()) ? "yes" : "no";
  }

  private static String order(VersionOrder order, Question question) {
    var found = order.compare(question.one(), question.other());
    return found.isEmpty()
        ? "none"
        : String.valueOf("<=>".charAt(Integer.signum(found.getAsInt()) + 1));
  }
}
