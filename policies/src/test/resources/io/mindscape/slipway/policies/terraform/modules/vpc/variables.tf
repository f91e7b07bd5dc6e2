variable "name" {
  type        = string
  description = "What the network is called"
}

variable "cidr_block" {
  type    = string
  default = "10.20.0.0/16"

  validation {
    condition     = can(cidrnetmask(var.cidr_block)) && tonumber(split("/", var.cidr_block)[1]) <= 20
    error_message = "An IPv4 network of /20 or larger."
  }
}

variable "zone_count" {
  type    = number
  default = 3
}

variable "single_nat" {
  type    = bool
  default = false
}

variable "tags" {
  type    = map(string)
  default = {}
}
