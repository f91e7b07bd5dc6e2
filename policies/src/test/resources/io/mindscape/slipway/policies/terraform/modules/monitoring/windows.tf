locals {
  windows = {
    for day in ["sat", "sun"] : day => {
      from = "02:00", to = "04:00"
    }
  }
  cron = format("0 %d * * %s", tonumber(split(":", local.windows["sun"].from)[0]), upper("sun"))
}

output "cron" { value = local.cron }
