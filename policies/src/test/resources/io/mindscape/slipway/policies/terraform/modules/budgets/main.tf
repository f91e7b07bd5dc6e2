locals {
  limits = { development = 200, staging = 800, production = 5000 }
  limit  = lookup(local.limits, var.environment, 100)
  steps  = [for share in [50, 80, 100] : { share = share, amount = ceil(local.limit * share / 100) }]
}

resource "aws_budgets_budget" "this" {
  name         = "mindscape-${var.environment}"
  budget_type  = "COST"
  limit_amount = tostring(local.limit)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "notification" {
    for_each = local.steps
    iterator = step
    content {
      comparison_operator        = "GREATER_THAN"
      threshold                  = step.value.share
      threshold_type             = "PERCENTAGE"
      notification_type          = step.value.share < 100 ? "FORECASTED" : "ACTUAL"
      subscriber_email_addresses = formatlist("%s@mindscape.example", var.people)
    }
  }
}
