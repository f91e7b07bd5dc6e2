output "steps" { value = local.steps }
