variable "name" {
  type    = string
  default = "mindscape"
}
