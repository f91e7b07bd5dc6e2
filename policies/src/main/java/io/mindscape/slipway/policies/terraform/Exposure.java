package io.mindscape.slipway.policies.terraform;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What anybody can reach. */
final class Exposure {

  private static final List<String> EVERYBODY = List.of("0.0.0.0/0", "::/0");
  private static final Set<String> WEB = Set.of("80", "443");
  private static final Set<String> DATABASES =
      Set.of(
          "aws_db_instance",
          "aws_rds_cluster_instance",
          "aws_redshift_cluster",
          "aws_dms_replication_instance");

  private final Checks checks;

  Exposure(Checks checks) {
    this.checks = checks;
  }

  void judge(Planned resource) {
    var node = resource.node();
    switch (resource.type()) {
      case "aws_security_group", "aws_default_security_group" ->
          node.blocks("ingress").forEach(this::ingress);
      case "aws_security_group_rule" -> {
        if (node.text("type").filter("ingress"::equals).isPresent()) {
          ingress(node);
        }
      }
      case "aws_vpc_security_group_ingress_rule" -> ingress(node);
      case "aws_s3_bucket", "aws_s3_bucket_acl" -> bucket(node);
      case "aws_s3_bucket_public_access_block" -> block(node);
      case "aws_eks_cluster" -> node.blocks("vpc_config").forEach(this::endpoint);
      default -> {
        if (DATABASES.contains(resource.type()) && node.isTrue("publicly_accessible")) {
          checks.add(
              Rule.PUBLIC_EXPOSURE,
              node.placeOf("publicly_accessible"),
              "This database has a public address. Set publicly_accessible = false and reach it"
                  + " from inside.");
        }
      }
    }
  }

  private void ingress(Node rule) {
    for (var argument : List.of("cidr_blocks", "ipv6_cidr_blocks")) {
      if (rule.texts(argument).stream().anyMatch(EVERYBODY::contains)) {
        ports(rule, argument);
      }
    }
    for (var argument : List.of("cidr_ipv4", "cidr_ipv6")) {
      if (rule.text(argument).filter(EVERYBODY::contains).isPresent()) {
        ports(rule, argument);
      }
    }
  }

  private void ports(Node rule, String argument) {
    var from = rule.number("from_port").map(BigDecimal::toPlainString).orElse("");
    var to = rule.number("to_port").map(BigDecimal::toPlainString).orElse("");
    var protocol = rule.text("protocol").or(() -> rule.text("ip_protocol")).orElse("");
    boolean isKnown = !from.isEmpty() && !to.isEmpty();
    boolean isWeb = from.equals(to) && WEB.contains(from);
    if (protocol.equals("-1")) {
      open(rule, argument, "every port");
    } else if (isKnown && !isWeb) {
      open(rule, argument, from.equals(to) ? "port " + from : "ports %s to %s".formatted(from, to));
    }
  }

  private void open(Node rule, String argument, String what) {
    checks.add(
        Rule.PUBLIC_EXPOSURE,
        rule.placeOf(argument),
        "Everybody can reach %s from here. Only 80 and 443 are for everybody: name the networks that need it."
            .formatted(what));
  }

  private void bucket(Node bucket) {
    var acl = bucket.text("acl").orElse("");
    if (acl.startsWith("public-") || acl.equals("authenticated-read")) {
      checks.add(
          Rule.PUBLIC_EXPOSURE,
          bucket.placeOf("acl"),
          "With the ACL \"%s\" everybody can read this bucket%s. Use private."
              .formatted(acl, acl.endsWith("write") ? ", and write to it" : ""));
    }
  }

  private void block(Node block) {
    for (var argument :
        List.of(
            "block_public_acls",
            "block_public_policy",
            "ignore_public_acls",
            "restrict_public_buckets")) {
      if (block.isFalse(argument)) {
        checks.add(
            Rule.PUBLIC_EXPOSURE,
            block.placeOf(argument),
            "This lets the bucket be made public. Set %s = true.".formatted(argument));
      }
    }
  }

  /** The public end point is on, and open to all, unless something else is said. */
  private void endpoint(Node config) {
    boolean isOpen =
        !config.has("public_access_cidrs")
            || config.texts("public_access_cidrs").contains("0.0.0.0/0");
    boolean isPublic =
        !config.has("endpoint_public_access") || config.isTrue("endpoint_public_access");
    if (isPublic && isOpen) {
      checks.warn(
          Rule.PUBLIC_EXPOSURE,
          config.has("endpoint_public_access")
              ? config.placeOf("endpoint_public_access")
              : config.place(),
          "Everybody can reach the end point of this cluster. Set endpoint_public_access = false,"
              + " or name networks in public_access_cidrs.");
    }
  }
}
