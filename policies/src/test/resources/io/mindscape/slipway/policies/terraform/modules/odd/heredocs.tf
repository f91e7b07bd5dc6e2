locals {
  plain = <<EOT
  two spaces stay
EOT here does not end it
	a tab
EOT

  indented = <<-END_OF_IT
      four more
    least

        eight
    ${local.one}
    %{ if local.one == 1 ~}
    one
    %{~ else ~}
    other
    %{~ endif }
    END_OF_IT

  both = [
    <<A
first
A
    ,
    <<-B
    second
    B
  ]
}
