# What staging has.
name        = "sessions"
environment = "staging"
auth_token  = "not-a-real-one"
