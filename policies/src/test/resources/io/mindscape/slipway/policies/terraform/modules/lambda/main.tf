data "archive_file" "code" {
  type        = "zip"
  source_dir  = "${path.module}/src"
  output_path = "${path.module}/build/${var.name}.zip"
  excludes    = ["__pycache__", "*.pyc"]
}

resource "aws_lambda_function" "this" {
  function_name    = var.name
  role             = aws_iam_role.this.arn
  handler          = "main.handler"
  runtime          = "python3.13"
  architectures    = ["arm64"]
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  timeout          = var.timeout
  memory_size      = max(128, var.memory)

  environment {
    variables = merge(
      { LOG_LEVEL = var.debug ? "DEBUG" : "INFO" },
      var.variables,
    )
  }

  dynamic "vpc_config" {
    for_each = var.vpc[*]
    content {
      subnet_ids         = vpc_config.value.subnets
      security_group_ids = vpc_config.value.security_groups
    }
  }
}

resource "aws_iam_role" "this" {
  name               = "lambda-${var.name}"
  assume_role_policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]}"
}

resource "aws_cloudwatch_event_rule" "schedule" {
  count               = var.schedule == "" ? 0 : 1
  name                = "${var.name}-schedule"
  schedule_expression = var.schedule
}

resource "aws_cloudwatch_event_target" "schedule" {
  count = length(aws_cloudwatch_event_rule.schedule)
  rule  = one(aws_cloudwatch_event_rule.schedule[*].name)
  arn   = aws_lambda_function.this.arn
  input = jsonencode({ source = "schedule", dry_run = false })
}
