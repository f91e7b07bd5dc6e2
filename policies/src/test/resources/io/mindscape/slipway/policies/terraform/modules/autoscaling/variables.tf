variable "name" { type = string }
variable "instance_type" { default = "t3.medium" }
variable "subnet_ids" { type = list(string) }
variable "target_group_arns" {
  type    = list(string)
  default = []
}
variable "min" { default = 2 }
variable "max" { default = 6 }
variable "debug" { default = false }
variable "tags" {
  type    = map(string)
  default = { team = "core" }
}
