variable "identifier" { type = string }
variable "environment" { type = string }
variable "vpc_id" { type = string }
variable "subnet_ids" { type = list(string) }
variable "client_security_groups" {
  type    = list(string)
  default = []
}
variable "engine_version" {
  type    = string
  default = "16.4"
}
variable "instance_class" {
  type    = string
  default = "db.r6g.xlarge"
}
variable "storage" {
  description = "In GB"
  type        = number
  default     = 500

  validation {
    condition     = var.storage >= 20 && var.storage <= 16384 && floor(var.storage) == var.storage
    error_message = "20 to 16384, a whole number."
  }
}
variable "kms_key_id" {
  type    = string
  default = null
}
variable "parameters" {
  type    = map(string)
  default = {}
}
