output "urls" {
  value = { main = aws_sqs_queue.this.url, dead = aws_sqs_queue.dead.url }
}
