variable "environment" { type = string }

variable "database" {
  type    = bool
  default = true
}

variable "networks" {
  type = map(string)
  default = {
    development = "10.10.0.0/16"
    staging     = "10.20.0.0/16"
    production  = "10.30.0.0/16"
  }
}
