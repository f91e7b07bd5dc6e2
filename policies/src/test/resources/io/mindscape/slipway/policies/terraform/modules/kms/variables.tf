variable "description" { type = string }
variable "aliases" {
  type    = list(string)
  default = []
}
variable "users" {
  type    = list(string)
  default = []
}
