resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${aws_lambda_function.this.function_name}"
  retention_in_days = 14
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "errors"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = "?ERROR ?\"Task timed out\""

  metric_transformation {
    name      = "${var.name}Errors"
    namespace = "Mindscape/Lambda"
    value     = "1"
  }
}
