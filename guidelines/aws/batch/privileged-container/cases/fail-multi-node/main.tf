resource "aws_batch_job_definition" "shukei" {
  name = "yakan-shukei"
  type = "multinode"
  node_properties = jsonencode({
    mainNode = 0
    numNodes = 2
    nodeRangeProperties = [{
      targetNodes = "0:1"
      container = {
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
        privileged = true # <- here
      }
    }]
  })
}
