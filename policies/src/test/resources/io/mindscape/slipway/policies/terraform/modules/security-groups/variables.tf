variable "name" {}
variable "vpc_id" {}

variable "ingress" {
  type = list(object({
    port        = number
    from        = list(string)
    protocol    = optional(string, "tcp")
    description = optional(string)
  }))
  default = [
    { port = 443, from = ["0.0.0.0/0"], description = "The world" },
    { port = 80, from = ["0.0.0.0/0"] },
    { port = 9100, from = ["10.0.0.0/8", "172.16.0.0/12"] },
  ]
}
