resource "aws_iam_role" "nodes" {
  name               = "${var.name}-nodes"
  assume_role_policy = data.aws_iam_policy_document.assume["nodes"].json
}

resource "aws_eks_node_group" "this" {
  for_each = var.node_groups

  cluster_name    = aws_eks_cluster.this.name
  node_group_name = each.key
  node_role_arn   = aws_iam_role.nodes.arn
  subnet_ids      = var.subnet_ids
  instance_types  = each.value.instance_types
  capacity_type   = each.value.spot ? "SPOT" : "ON_DEMAND"

  scaling_config {
    min_size     = each.value.min
    max_size     = each.value.max
    desired_size = each.value.min
  }

  dynamic "taint" {
    for_each = each.value.taints
    content {
      key    = taint.value.key
      value  = taint.value.value
      effect = upper(replace(taint.value.effect, "/([a-z])([A-Z])/", "$1_$2"))
    }
  }

  labels = { for k, v in each.value.labels : "mindscape.io/${k}" => v if v != "" }

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [scaling_config[0].desired_size, tags["LastScaled"]]
  }
}
