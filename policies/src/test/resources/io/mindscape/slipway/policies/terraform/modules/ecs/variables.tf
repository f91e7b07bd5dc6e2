variable "name" { type = string }
variable "image" { type = string }
variable "tag" { type = string }
variable "cpu" { default = 256 }
variable "memory" { default = 512 }
variable "replicas" { default = 2 }
variable "tracing" { default = true }
variable "subnets" { type = list(string) }
variable "ports" {
  type    = list(number)
  default = [8000]
}
variable "environment" {
  type    = map(string)
  default = { PORT = "8000" }
}
