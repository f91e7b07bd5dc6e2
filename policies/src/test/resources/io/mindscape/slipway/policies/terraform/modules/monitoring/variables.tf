variable "environment" {
  type    = string
  default = "staging"
}
variable "folder" { type = string }
