package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.hcl.HclReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A constraint is written, however people write Terraform, and not a byte besides. */
final class TextEditTest {

  /** Each asks once for {@code ~> 5.1.0}, of a module or a provider. */
  private static final List<String> WAYS =
      Pattern.compile("====\n")
          .splitAsStream(
              """
              module "vpc" {
                source  = "nets/vpc/aws"
                version = "~> 5.1.0"
              }
              ====
              module "vpc" {
              \tsource\t= "nets/vpc/aws"
              \tversion\t= "~> 5.1.0"\t# tabs
              }
              ====
              module "vpc" {
                version = "~> 5.1.0" // hold
                source  = "nets/vpc/aws"
              }
              ====
              module "vpc" {
                version = /* 😀 */ "~> 5.1.0" /* ü */
                source  = "nets/vpc/aws"
              }
              ====
              /* many
                 lines */
              module "vpc" {
                source = "nets/vpc/aws"


                version="~> 5.1.0"
              }
              ====
              module vpc {
                source = "nets/vpc/aws"
                version = "~> 5.1.0"
              }
              ====
              terraform {
                required_providers {
                  aws = { source = "hashicorp/aws", version = "~> 5.1.0" }
                }
              }
              ====
              terraform {
                required_providers {
                  aws = {
                    source  = "hashicorp/aws"
                    version = "~> 5.1.0" # ours
                  }
                }
              }
              ====
              terraform {
                required_providers {
                  aws = { version : "~> 5.1.0", source : "hashicorp/aws" }
                }
              }
              ====
              terraform {
                required_providers {
                  aws = { "version" = "~> 5.1.0", "source" = "hashicorp/aws" }
                }
              }
              ====
              terraform {
                required_providers {
                  aws = "~> 5.1.0"
                }
              }
              ====
              locals {
                text = <<-EOT
                  version = "1"
                EOT
              }
              module "vpc" {
                source = "nets/vpc/aws"
                version = "~> 5.1.0"
              }
              ====
              module "ü" {
                source = "nets/vpc/aws" # grün 🚀
                version = "~> 5.1.0" # grün 🚀
              }
              ====
              module "a" {
                source = "./a"
              }
              module "vpc" {
                source = "nets/vpc/aws"
                version = "~> 5.1.0"
                tags = { version = "1" }
              }
              """)
          .toList();

  @Test
  void eachWayOfWritingItStays() {
    assertThat(WAYS).hasSize(14);
    for (var way : WAYS) {
      for (var text : List.of(way, way.replace("\n", "\r\n"), way.stripTrailing())) {
        assertThat(edited(text)).isEqualTo(text.replace("~> 5.1.0", "~> 6.2.0"));
      }
    }
  }

  @Test
  void whatIsNotWrittenPlainlyIsLeftToAPerson() {
    var escaped =
        "module \"vpc\" {\n  source = \"nets/vpc/aws\"\n  version = \"~\\u003e 5.1.0\"\n}\n";

    assertThatThrownBy(() -> edited(escaped))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("main.tf:3: the version of vpc is not written plainly");
  }

  private static String edited(String text) {
    var file = new SourceFile("main.tf", text.getBytes(StandardCharsets.UTF_8));
    var written =
        Written.in(HclReader.read(file)).stream()
            .filter(one -> one.version().isPresent())
            .toList()
            .getFirst();
    var edit = new TextEdit("main.tf", written, false, "~> 6.2.0");
    return new String(edit.in(file), StandardCharsets.UTF_8);
  }
}
