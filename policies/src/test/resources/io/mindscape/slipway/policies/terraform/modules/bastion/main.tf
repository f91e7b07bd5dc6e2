resource "aws_instance" "bastion" {
  ami                         = nonsensitive(data.aws_ssm_parameter.image.value)
  instance_type               = "t4g.nano"
  subnet_id                   = element(var.subnet_ids, 0)
  associate_public_ip_address = false
  iam_instance_profile        = aws_iam_instance_profile.this.name

  root_block_device {
    encrypted   = true
    volume_size = 8
  }

  tags = { Name = "bastion" }

  provisioner "local-exec" {
    when    = destroy
    command = "echo ${self.id} goes"
  }

  connection {
    type = "ssh"
    host = self.private_ip
  }
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}
