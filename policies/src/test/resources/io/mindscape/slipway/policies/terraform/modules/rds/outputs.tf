output "endpoint" {
  value = aws_db_instance.this.endpoint
}

output "url" {
  value     = "postgres://postgres:${random_password.master.result}@${aws_db_instance.this.endpoint}/postgres"
  sensitive = true
}
