variable "environment" { type = string }
variable "secrets" {
  type = map(object({
    description = optional(string, "")
    value       = optional(string)
  }))
  default   = { webhook = { description = "Signs what GitHub sends" } }
  sensitive = false
}
