output "id" {
  value      = aws_security_group.this.id
  depends_on = [aws_security_group.this]
}
