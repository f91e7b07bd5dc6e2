package io.mindscape.slipway.policies.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.change.Changes;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written in JSON is what it is in the native syntax. */
class JsonTest {

  private static final String NATIVE =
      """
      variable "environment" { default = "staging" }
      locals {
        names = { for name in ["a", "b"] : name => upper(name) }
      }
      resource "aws_security_group" "web" {
        for_each = local.names
        name     = "${each.key}-%{ if var.environment == "staging" }s%{ else }p%{ endif }"
        dynamic "ingress" {
          for_each = [22, 80]
          iterator = port
          content {
            from_port   = port.value
            to_port     = port.value
            protocol    = "tcp"
            cidr_blocks = ["10.0.0.0/8"]
          }
        }
        lifecycle {
          prevent_destroy = true
          ignore_changes  = [name, tags["a"]]
        }
      }
      resource "aws_instance" "api" {
        count      = 2
        ami        = "$${ami}"
        depends_on = [aws_security_group.web]
        tags       = { "Name-${count.index}" = null, size = 1.5 }
        root_block_device {
          volume_size = 20
        }
      }
      moved {
        from = aws_instance.old[0]
        to   = aws_instance.api[0]
      }
      """;

  private static final String JSON =
      """
      == main.tf.json
      {
        "//": "the same",
        "variable": { "environment": { "default": "staging" } },
        "locals": { "names": "${{ for name in [\\"a\\", \\"b\\"] : name => upper(name) }}" },
        "resource": [
          { "aws_security_group": { "web": {
            "for_each": "${local.names}",
            "name": "${each.key}-%{ if var.environment == \\"staging\\" }s%{ else }p%{ endif }",
            "dynamic": { "ingress": {
              "for_each": [22, 80],
              "iterator": "port",
              "content": {
                "from_port": "${port.value}",
                "to_port": "${port.value}",
                "protocol": "tcp",
                "cidr_blocks": ["10.0.0.0/8"]
              }
            } },
            "lifecycle": { "prevent_destroy": true, "ignore_changes": ["name", "tags[\\"a\\"]"] }
          } } },
          { "aws_instance": { "api": {
            "count": 2,
            "ami": "$${ami}",
            "depends_on": ["aws_security_group.web"],
            "tags": { "Name-${count.index}": null, "size": 1.5 },
            "root_block_device": [ { "volume_size": 20 } ]
          } } }
        ],
        "moved": { "from": "aws_instance.old[0]", "to": "aws_instance.api[0]" }
      }
      """;

  @Test
  void makesTheSameResources() {
    var one = plan(NATIVE);
    var other = plan(JSON);

    assertThat(one).hasSize(5);
    assertThat(other).hasSameSizeAs(one);
    assertThat(Changes.between(one, other)).isEmpty();
    assertThat(Changes.between(other, one)).isEmpty();
    assertThat(other.get(0).toString()).contains("a-s", "prevent_destroy", "22");
  }

  private static List<Manifest> plan(String text) {
    return new Terraform(Folder.of(text)).plan(new Root("", "staging", List.of()));
  }
}
