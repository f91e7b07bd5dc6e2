variable "extra_statement" {
  type    = string
  default = ""
}
