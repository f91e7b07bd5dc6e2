package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Fields;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether resources bear the tags that the strategy wants. */
final class Tags {

  /** What has no name but its tag. */
  private static final Set<String> NAMELESS =
      Set.of("aws_instance", "aws_vpc", "aws_subnet", "aws_ebs_volume", "aws_efs_file_system");

  /** What people pay for, beside these. */
  private static final Set<String> OTHERS =
      Set.of(
          "aws_db_instance",
          "aws_dynamodb_table",
          "aws_ecs_cluster",
          "aws_ecs_service",
          "aws_eks_cluster",
          "aws_eks_node_group",
          "aws_elasticache_cluster",
          "aws_elasticache_replication_group",
          "aws_kms_key",
          "aws_lambda_function",
          "aws_lb",
          "aws_nat_gateway",
          "aws_rds_cluster",
          "aws_s3_bucket",
          "aws_sns_topic",
          "aws_sqs_queue");

  private final List<String> wanted;
  private final Checks checks;

  Tags(List<String> wanted, Checks checks) {
    this.wanted = wanted;
    this.checks = checks;
  }

  /**
   * @param defaults the tags that the provider adds to everything
   */
  void judge(Planned resource, Value defaults) {
    boolean isNameless = NAMELESS.contains(resource.type());
    if (!isNameless && !OTHERS.contains(resource.type())) {
      return;
    }
    var own = resource.node().value("tags");
    if (isOpen(own) || isOpen(defaults)) {
      return;
    }
    var missing =
        wanted.stream()
            .filter(tag -> isNameless || !tag.equalsIgnoreCase("Name"))
            .filter(tag -> !has(own, tag) && !has(defaults, tag))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      checks.add(
          Rule.MISSING_TAG,
          resource.node().has("tags") ? resource.node().placeOf("tags") : resource.node().place(),
          "This lacks the tag %s, which the strategy wants.".formatted(missing));
    }
  }

  private static boolean isOpen(Value tags) {
    return tags.isUnknown() || (tags instanceof Fields fields && fields.isOpen());
  }

  private static boolean has(Value tags, String wanted) {
    return tags instanceof Fields(var fields, var isOpen)
        && fields.keySet().stream().anyMatch(tag -> tag.equalsIgnoreCase(wanted));
  }
}
