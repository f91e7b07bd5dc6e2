variable "repositories" {
  type = map(object({
    description = string
    public      = optional(bool, false)
    topics      = optional(list(string), [])
    reviews     = optional(number, 1)
  }))
  default = {
    platform = { description = "What runs", topics = ["gitops", "kubernetes"], reviews = 2 }
    api      = { description = "The API" }
  }
}
