environment = "production"
networks    = { production = "10.30.0.0/16" }
