environment = "staging"
database    = false
