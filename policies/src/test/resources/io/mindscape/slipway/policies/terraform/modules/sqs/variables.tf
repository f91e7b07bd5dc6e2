variable "name" { type = string }
variable "fifo" {
  type    = bool
  default = false
}
variable "timeout" {
  type    = number
  default = 30
}
