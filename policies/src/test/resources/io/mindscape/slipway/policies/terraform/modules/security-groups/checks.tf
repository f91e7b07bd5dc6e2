check "not_too_many" {
  assert {
    condition     = length(var.ingress) <= 60
    error_message = "A security group has at most 60 rules, not ${length(var.ingress)}."
  }
}
