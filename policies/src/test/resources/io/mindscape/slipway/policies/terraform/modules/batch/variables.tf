variable "name" { type = string }
variable "subnets" { type = list(string) }
variable "security_groups" { type = list(string) }
variable "max_cpus" {
  type    = number
  default = 64
}
