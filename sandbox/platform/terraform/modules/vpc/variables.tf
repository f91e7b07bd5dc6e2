variable "name" {
  description = "What the network is called"
  type        = string
}

variable "cidr_block" {
  description = "The addresses of the whole network"
  type        = string

  validation {
    condition     = can(cidrnetmask(var.cidr_block))
    error_message = "Write an IPv4 network, such as 10.0.0.0/16."
  }
}
