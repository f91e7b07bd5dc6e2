variable "name" { type = string }
variable "vpc_id" { type = string }
variable "subnet_ids" { type = list(string) }
variable "certificate_arn" { type = string }
variable "log_bucket" { default = "" }
variable "internal" { default = false }
variable "services" {
  type = map(object({
    port   = number
    hosts  = list(string)
    health = optional(string, "/health")
  }))
  default = {
    api = { port = 8000, hosts = ["api.mindscape.example"] }
    web = { port = 3000, hosts = ["mindscape.example", "www.mindscape.example"], health = "/" }
  }
}
