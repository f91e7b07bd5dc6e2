package io.mindscape.slipway.jobs.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerraformReviewTest extends ReviewStage {

  private static final String BEFORE =
      """
      variable "environment" {}
      variable "password" { sensitive = true }
      locals { login = "admin:${var.password}" }
      resource "aws_instance" "api_server" {
        instance_type = var.environment == "production" ? "t3.large" : "t3.small"
        user_data     = "login=${local.login} first"
        tags          = { Name = "mindscape-api-${var.environment}" }
      }
      resource "aws_ebs_volume" "old" {
        encrypted = true
        size      = 10
        tags      = { Name = "old" }
      }
      """;

  private static final String AFTER =
      BEFORE
          .replace("\"t3.large\" : \"t3.small\"", "\"t3.large\" : \"t3.medium\"")
          .replace("first", "second")
          .replace("aws_ebs_volume\" \"old", "aws_ebs_volume\" \"new")
          .replace("size      = 10", "size      = data.aws_ebs_volume.big.size");

  @Test
  void showsWhatChangesInEachEnvironmentAndNoSecret() {
    merged(Map.of("infra/main.tf", BEFORE, "infra/terraform.tfvars", "password = \"hunter2x\"\n"));

    var comment =
        commentOn(
            Map.of(
                "infra/main.tf",
                AFTER + "data \"aws_ebs_volume\" \"big\" {}\n",
                "infra/terraform.tfvars",
                "password = \"hunter3x\"\n"));

    assertThat(comment)
        .contains("| infra | **1 error**")
        .contains("This is a t3.medium. In staging the strategy wants a t3.small for api.")
        .contains("  aws_instance api_server")
        .contains("-   instance_type: t3.small\n+   instance_type: t3.medium")
        .contains("+ aws_ebs_volume new (new)")
        .contains("- aws_ebs_volume old (goes)")
        .contains("user_data: changed (value not shown)")
        .doesNotContain("hunter");
  }

  @Test
  void saysOfAValueThatOnlyARunTellsThatItIsNotKnown() {
    merged(Map.of("infra/main.tf", BEFORE));

    var comment =
        commentOn(
            Map.of(
                "infra/main.tf",
                BEFORE.replace("size      = 10", "size      = data.aws_ebs_volume.big.size")
                    + "data \"aws_ebs_volume\" \"big\" {}\n"));

    assertThat(comment).contains("-   size: 10\n+   size: (not known before a run)");
  }

  @Test
  void saysInWordsWhatItDoes() {
    merged(
        Map.of(
            "infra/main.tf",
            """
            variable "environment" {}
            resource "aws_instance" "api" {
              instance_type = var.environment == "production" ? "t3.large" : "t3.small"
            }
            resource "aws_db_instance" "main" {
              storage_encrypted = true
              engine            = "mysql"
            }
            """));

    var comment =
        commentOn(
            Map.of(
                "infra/main.tf",
                """
                variable "environment" {}
                resource "aws_instance" "api" {
                  instance_type = var.environment == "production" ? "m5.large" : "t3.small"
                }
                resource "aws_db_instance" "main" {
                  storage_encrypted = true
                  engine            = "postgres"
                }
                """));

    assertThat(comment)
        .contains("replaces the database main, because engine changes: its data goes with it |")
        .contains("restarts the instance api (instance\\_type), replaces the database");
  }

  @Test
  void saysNothingOfAFolderThatIsNoMoreAsNothingRunsThere() {
    merged(Map.of("infra/main.tf", BEFORE, "docs/a.md", "a"));
    int number = opened(Map.of("docs/a.md", "moved away"));
    git.remove(REPO, "change", "infra/main.tf", "ana");
    review.review(REPO, number);

    assertThat(comment(number)).doesNotContain("deletes").contains("- aws_ebs_volume old (goes)");
  }

  private void merged(Map<String, String> files) {
    git.commit(REPO, "main", files, "bo");
  }

  private String commentOn(Map<String, String> files) {
    int number = opened(files);
    review.review(REPO, number);
    return comment(number);
  }
}
