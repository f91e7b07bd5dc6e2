variable "environment" {
  type = string
  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "One of development, staging, production."
  }
}
variable "people" {
  type    = list(string)
  default = ["ops"]
}
