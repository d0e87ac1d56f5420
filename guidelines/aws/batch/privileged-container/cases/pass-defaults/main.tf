resource "aws_batch_job_definition" "shukei" {
  name = "yakan-shukei"
  type = "container"
  container_properties = jsonencode({
    image = "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/shukei:2.0.1"
    resourceRequirements = [
      {
        type  = "VCPU"
        value = "1"
      },
      {
        type  = "MEMORY"
        value = "2048"
      },
    ]
  })
}
