locals {
  suffix = var.fifo ? ".fifo" : ""
}

resource "aws_sqs_queue" "dead" {
  name                      = "${var.name}-dead${local.suffix}"
  fifo_queue                = var.fifo ? true : null
  message_retention_seconds = 14 * 24 * 60 * 60
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue" "this" {
  name                       = "${var.name}${local.suffix}"
  fifo_queue                 = var.fifo ? true : null
  visibility_timeout_seconds = var.timeout * 6
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 5
  })
}
