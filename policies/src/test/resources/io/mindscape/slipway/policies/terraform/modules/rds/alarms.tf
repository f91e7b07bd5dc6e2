locals {
  alarms = {
    cpu     = { metric = "CPUUtilization", threshold = 80, comparison = "GreaterThanThreshold" }
    storage = { metric = "FreeStorageSpace", threshold = var.storage * pow(1024, 3) / 10, comparison = "LessThanThreshold" }
    memory  = { metric = "FreeableMemory", threshold = 512 * 1024 * 1024, comparison = "LessThanThreshold" }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.identifier}-${each.key}"
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 5
  threshold           = each.value.threshold
  comparison_operator = each.value.comparison
  dimensions          = { DBInstanceIdentifier = aws_db_instance.this.identifier }
}
