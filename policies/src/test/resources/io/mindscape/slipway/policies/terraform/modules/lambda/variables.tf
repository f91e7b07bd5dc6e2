variable "name" { type = string }
variable "timeout" {
  type    = number
  default = 30
}
variable "memory" {
  type    = number
  default = 256
}
variable "debug" {
  type    = bool
  default = false
}
variable "schedule" {
  type    = string
  default = "rate(5 minutes)"
}
variable "variables" {
  type      = map(string)
  default   = {}
  sensitive = true
}
variable "vpc" {
  type    = object({ subnets = list(string), security_groups = list(string) })
  default = null
}
