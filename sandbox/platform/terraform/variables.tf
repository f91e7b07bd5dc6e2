variable "environment" {
  description = "Which environment this is: development, staging or production"
  type        = string

  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "The environment is development, staging or production."
  }
}

variable "region" {
  description = "The AWS region"
  type        = string
  default     = "eu-west-1"
}
