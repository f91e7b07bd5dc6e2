variable "name" { type = string }
variable "environment" { type = string }
variable "auth_token" {
  type      = string
  sensitive = true
}
variable "node_types" {
  type    = map(string)
  default = { production = "cache.r7g.large", "staging" : "cache.t4g.medium" }
}
