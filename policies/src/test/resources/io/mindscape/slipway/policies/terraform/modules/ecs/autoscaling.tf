resource "aws_appautoscaling_target" "this" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.this.name}/${aws_ecs_service.this.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.replicas
  max_capacity       = var.replicas * 5
}

resource "aws_appautoscaling_policy" "this" {
  for_each           = { cpu = ["ECSServiceAverageCPUUtilization", 70], memory = ["ECSServiceAverageMemoryUtilization", 80] }
  name               = each.key
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension
  target_tracking_scaling_policy_configuration {
    target_value = each.value[1]
    predefined_metric_specification { predefined_metric_type = each.value[0] }
  }
}
