variable "name" { type = string }
variable "managed_groups" {
  type    = list(string)
  default = ["AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet"]
}
variable "counted" {
  type    = set(string)
  default = []
}
