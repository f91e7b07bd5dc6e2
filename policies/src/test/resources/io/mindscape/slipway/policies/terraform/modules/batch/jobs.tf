resource "aws_batch_job_definition" "this" {
  name = "${var.name}-job"
  type = "container"
  container_properties = templatefile("${path.module}/job.json.tftpl", {
    image   = "mindscape/batch:1.0.0"
    command = ["run", "--all"]
  })

  retry_strategy { attempts = 3 }
  timeout { attempt_duration_seconds = 60 * 60 * 6 }
}
