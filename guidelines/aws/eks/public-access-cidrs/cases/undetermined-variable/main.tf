variable "cidrs" {
  type = list(string)
}

resource "aws_eks_cluster" "juchu" {
  name     = "juchu"
  role_arn = "arn:aws:iam::111122223333:role/juchu-cluster"

  vpc_config {
    subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
    public_access_cidrs = var.cidrs
  }
}
