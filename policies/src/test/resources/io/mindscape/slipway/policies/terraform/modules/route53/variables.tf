variable "domain" {
  type = string

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", var.domain))
    error_message = "\"${var.domain}\" is no domain."
  }
}

variable "records" {
  type = map(map(list(string)))
  default = {
    A     = { "@" = ["192.0.2.10"], www = ["192.0.2.10", "192.0.2.11"] }
    TXT   = { "@" = ["v=spf1 -all"], _dmarc = ["v=DMARC1; p=reject"] }
    CNAME = { docs = ["mindscape.github.io"] }
  }
}
