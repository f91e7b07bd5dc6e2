variable "prefix" {
  type    = string
  default = ""
}
variable "name" { type = string }
variable "environment" { type = string }
variable "versioned" {
  type    = bool
  default = true
}
variable "kms_key_arn" {
  type    = string
  default = null
}
variable "lifecycle_rules" {
  type = list(object({
    id           = string
    prefix       = optional(string, "")
    transitions  = optional(map(number), {})
    expire_after = optional(number)
  }))
  default = [
    { id = "logs", prefix = "logs/", transitions = { STANDARD_IA = 30, GLACIER = 90 }, expire_after = 365 },
    { id = "old" },
  ]
}
