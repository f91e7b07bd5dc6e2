ephemeral "random_password" "this" {
  length = 40
}

resource "aws_secretsmanager_secret" "this" {
  for_each                = var.secrets
  name                    = "/${var.environment}/${each.key}"
  recovery_window_in_days = var.environment == "production" ? 30 : 0
}

resource "aws_secretsmanager_secret_version" "this" {
  for_each      = { for name, secret in var.secrets : name => secret if secret.value != null }
  secret_id     = aws_secretsmanager_secret.this[each.key].id
  secret_string = each.value.value
}
