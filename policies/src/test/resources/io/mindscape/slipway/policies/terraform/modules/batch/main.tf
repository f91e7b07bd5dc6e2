resource "aws_batch_compute_environment" "this" {
  for_each                 = { spot = "SPOT", fixed = "EC2" }
  compute_environment_name = "${var.name}-${each.key}"
  type                     = "MANAGED"

  compute_resources {
    type               = each.value
    min_vcpus          = 0
    max_vcpus          = var.max_cpus
    instance_type      = ["optimal"]
    subnets            = var.subnets
    security_group_ids = var.security_groups
    bid_percentage     = each.value == "SPOT" ? 60 : null
  }
}

resource "aws_batch_job_queue" "this" {
  name     = var.name
  state    = "ENABLED"
  priority = 10

  dynamic "compute_environment_order" {
    for_each = ["spot", "fixed"]
    content {
      order               = compute_environment_order.key
      compute_environment = aws_batch_compute_environment.this[compute_environment_order.value].arn
    }
  }
}
