package io.mindscape.slipway.jobs.maintenance.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.MemoryProjects;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.MemoryTerraformRegistry;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.Terraform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What stands in a file of Terraform, and what a window makes of it. Registry and forge have 5.1.0,
 * 5.1.4, 5.2.0, 5.3.0-rc1 and 6.0.0 of everything, the forge with a {@code v} before it; majors are
 * not wanted.
 */
final class TerraformCasesTest {

  private static final Instant LONG_AGO = Instant.parse("2026-10-01T10:00:00Z");
  private static final CommitId SOME = new CommitId("a".repeat(40));

  /**
   * A case.
   *
   * @param text of the file
   * @param then what is proposed in its place; empty where nothing is
   * @param told what the issue with all dependencies says; empty for nothing to look for
   */
  record Case(String text, String then, String told) {}

  static List<Case> cases() {
    return Stream.of(providers(), modules(), refs(), none()).flatMap(List::stream).toList();
  }

  private static List<Case> providers() {
    return List.of(
        moved(provider("aws = \"5.1.0\""), "5.1.0", "5.2.0"),
        moved(provider("aws = \"= 5.1.4\""), "= 5.1.4", "= 5.2.0"),
        moved(provider("aws = \"~> 5.1.0\""), "5.1.0", "5.2.0"),
        moved(provider("aws = { version = \"~> 5.1.0\" }"), "5.1.0", "5.2.0"),
        moved(
            provider("aws = {\n      source = \"a/b\"\n      version = \"~> 5.1.0\"\n    }"),
            "~> 5.1.0",
            "~> 5.2.0"),
        moved(
            provider("aws = { version = \"~>5.1.0\", source = \"a/b\" } # 5"),
            "~>5.1.0",
            "~>5.2.0"),
        moved(
            provider("aws = { source = \"r.example/a/b\", version = \"5.1.4\" }"),
            "5.1.4",
            "5.2.0"),
        moved(provider("aws = { \"version\" = \"5.1.4\" }"), "5.1.4", "5.2.0"),
        moved(provider("aws = { version = \">= 5.0, < 5.2\" }"), "< 5.2", "< 5.3"),
        moved(provider("aws = { version = \"<= 5.1.4\" }"), "<= 5.1.4", "<= 5.2.0"),
        moved(
            provider("grün = { source = \"a/b\", version = \"5.1.0\" } /* 🚀 */"),
            "5.1.0",
            "5.2.0"),
        same(provider("aws = \"~> 5.1\"")),
        same(provider("aws = \">= 5.0\"")),
        same(provider("aws = \"~> 5\"")),
        same(provider("aws = { source = \"a/b\", version = \">= 5.0, < 6\" }")),
        same(provider("aws = { version = \"~> 5.1.0, != 5.2.0\" }")),
        same(provider("aws = { source = \"terraform.io/builtin/terraform\" }")));
  }

  private static List<Case> modules() {
    return List.of(
        moved(module("a/b/c", "5.1.0"), "5.1.0", "5.2.0"),
        moved(module("a/b/c", "~> 5.1.0"), "~> 5.1.0", "~> 5.2.0"),
        moved(module("r.example/a/b/c", "5.1.0"), "5.1.0", "5.2.0"),
        moved(module("r.example:8443/a/b/c", "5.1.0"), "5.1.0", "5.2.0"),
        moved(module("a/b/c//modules/part", "5.1.0"), "5.1.0", "5.2.0"),
        moved(module("a/b/c", ">= 5.0.0, < 5.2.0"), "< 5.2.0", "< 5.3.0"),
        moved(module("a/b/c", "5.1.0").replace("\n", "\r\n"), "5.1.0", "5.2.0"),
        moved("module m { # x", module("a/b/c", "5.1.0"), "5.1.0", "5.2.0"),
        same(module("a/b/c", "~> 5.0")),
        same(module("./own", "5.1.0")),
        same(module("../own", "5.1.0")));
  }

  private static List<Case> refs() {
    return List.of(
        moved(git("git::https://forge.example/o/n.git?ref=v5.1.0"), "v5.1.0", "v5.2.0"),
        moved(git("git::https://forge.example/o/n?ref=v5.1.4"), "v5.1.4", "v5.2.0"),
        moved(git("git::https://forge.example/o/n.git//part/a?ref=v5.1.0"), "v5.1.0", "v5.2.0"),
        moved(git("git::https://forge.example/o/n.git?ref=v5.1.0&depth=1"), "v5.1.0", "v5.2.0"),
        moved(git("git::https://forge.example/o/n.git?depth=1&ref=v5.1.0"), "v5.1.0", "v5.2.0"),
        moved(git("git::ssh://git@forge.example/o/n.git?ref=v5.1.0"), "v5.1.0", "v5.2.0"),
        moved(git("git@forge.example:o/n.git?ref=v5.1.0"), "v5.1.0", "v5.2.0"),
        moved(git("git::git@forge.example:o/n.git//x?ref=v5.1.0"), "v5.1.0", "v5.2.0"),
        same(git("git::https://forge.example/o/n.git?ref=v5.2.0")));
  }

  private static List<Case> none() {
    return List.of(
        told(git("git::https://forge.example/o/n.git"), "names no tag"),
        told(git("git::https://forge.example/o/n.git?ref=main"), "`main`, which is no version"),
        told(git("git::https://elsewhere.example/o/n.git?ref=v5.1.0"), "is not on the forge"),
        told(
            git("https://archives.example/vpc-5.1.0.zip"),
            "is of no registry and of no repository"),
        told("module \"m\" {\n  source = \"a/b/c\"\n}\n", "names no version"),
        told(module("a/b/c", "latest"), "`latest`, which is no constraint of releases"),
        told(module("a/b/c", "5.1.0-beta1"), "`5.1.0-beta1`, which is no constraint of releases"),
        told(provider("aws = { source = \"a/b\" }"), "names no version"),
        told("module \"m\" {\n  source = \n}\n", "`main.tf:2`"));
  }

  private static String provider(String line) {
    return "terraform {\n  required_providers {\n    %s\n  }\n}\n".formatted(line);
  }

  private static String module(String source, String version) {
    return "module \"m\" {\n  source  = \"%s\"\n  version = \"%s\" # 5.1.0\n}\n"
        .formatted(source, version);
  }

  private static String git(String source) {
    return "module \"m\" {\n  source = \"%s\"\n  name = \"v5.1.0\"\n}\n".formatted(source);
  }

  /** The first {@code from} in it becomes {@code to}. */
  private static Case moved(String text, String from, String to) {
    int at = text.indexOf(from);
    return new Case(text, text.substring(0, at) + to + text.substring(at + from.length()), "");
  }

  private static Case moved(String before, String text, String from, String to) {
    return moved(text.replace("module \"m\" {", before), from, to);
  }

  private static Case same(String text) {
    return new Case(text, "", "");
  }

  private static Case told(String text, String why) {
    return new Case(text, "", why);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isMovedOrLeft(Case it) {
    var scene = new Scene();
    scene.git.commit(Scene.REPO, "main", Map.of("main.tf", it.text()), "Infrastructure");
    if (!it.told().isEmpty()) {
      // The issue is opened once there is something to propose.
      scene.git.commit(
          Scene.REPO, "main", Map.of("other.tf", provider("aws = \"5.1.0\"")), "Another");
    }
    var registry = new MemoryTerraformRegistry();
    var projects = new MemoryProjects();
    for (var version : List.of("5.1.0", "5.1.4", "5.2.0", "5.3.0-rc1", "6.0.0")) {
      Stream.of("a/b/c", "a/b", "hashicorp/aws")
          .forEach(path -> registry.has(path, LONG_AGO, version));
      projects.tag("o/n", "v" + version, SOME, LONG_AGO);
    }

    scene.run(new DependencyUpdates(List.of(new Terraform(registry, projects)), scene.clock));

    var open = scene.forge.forge().pullRequests().open(Scene.REPO);
    assertThat(open).hasSize(it.then().isEmpty() && it.told().isEmpty() ? 0 : 1);
    open.forEach(
        pull ->
            assertThat(scene.git.read(Scene.REPO, pull.headBranch(), "main.tf"))
                .isEqualTo(it.then().isEmpty() ? it.text() : it.then()));
    if (!it.told().isEmpty()) {
      int number =
          scene.forge.discussion().findIssue(Scene.REPO, "slipway:dependencies").orElseThrow();
      assertThat(scene.forge.discussion().issue(number).body()).contains(it.told());
    }
  }

  @Test
  void thereAreEnoughCases() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(46).doesNotHaveDuplicates();
  }
}
